/** Heads of the table of commendations. */
export const commendedHeads = {
  title: { zh: '嘉许名单', en: 'Commendations' },
  day: { zh: '日期', en: 'Day' },
  name: { zh: '姓名', en: 'Name' },
  number: { zh: '志愿者编号', en: 'Volunteer’s number' },
  placeName: { zh: '居住区域', en: 'Lives in' },
  ground: { zh: '嘉许名称和依据', en: 'What for' },
  unitName: { zh: '嘉许单位', en: 'Given by' },
}
