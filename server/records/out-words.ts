/** Heads and words of service records that leave, in the language of whoever takes them. */
export const outHeads = {
  title: { zh: '服务记录', en: 'Service records' },
  ended: { zh: '服务时间', en: 'When' },
  place: { zh: '地方', en: 'Place' },
  item: { zh: '事项', en: 'Item' },
  mode: { zh: '方式', en: 'Mode' },
  unit: { zh: '单位', en: 'Unit' },
  channel: { zh: '由谁提供', en: 'Provided by' },
  unsaid: { zh: '未说明', en: 'Not said' },
  outcome: { zh: '结果', en: 'Outcome' },
  helpers: { zh: '服务人数', en: 'Who served' },
  minutes: { zh: '合计分钟', en: 'Minutes together' },
  served: { zh: '服务对象人数', en: 'Served' },
  origin: { zh: '来自', en: 'From' },
} as const
