/** Why a row is refused or looked at, in words for whoever sent it: on screens and in the table that goes back. */

interface IssueWord {
  readonly zh: string
  readonly en: string
}

const issueWords = {
  // the name and the number
  'name-missing': { zh: '没有姓名', en: 'No name' },
  'name-broken': { zh: '姓名里有认不出的字', en: 'A character of the name was lost' },
  'name-number': { zh: '姓名里有数字', en: 'The name has digits' },
  'name-long': { zh: '姓名太长', en: 'The name is too long' },
  'name-note': { zh: '姓名后面有备注', en: 'There is a note behind the name' },
  'name-rare': { zh: '姓名里有造字，请核对', en: 'The name has a character of a private font' },
  masked: { zh: '带星号，看不到全部', en: 'Masked with stars' },
  'cell-error': { zh: '表格里的公式出错', en: 'The cell is an error of a formula' },
  'id-number-lost': {
    zh: '证件号码后几位丢了（表格把它当成了数）',
    en: 'The end of the ID number was lost by the spreadsheet',
  },
  'id-number-length': { zh: '证件号码位数不对', en: 'The ID number has a wrong length' },
  'id-number-check': { zh: '证件号码校验不对', en: 'The ID number fails its check' },
  'id-number-impossible': { zh: '证件号码里的生日不存在', en: 'The birthday in the ID number does not exist' },
  'id-number-other': { zh: '不是居民身份证号码', en: 'This is no resident ID number' },
  'id-number-old': { zh: '十五位旧号码，已换成十八位', en: 'An old number of 15 digits, turned into 18' },
  'id-number-rounded': { zh: '证件号码末尾是 000，请核对', en: 'The ID number ends in 000: please check' },
  'disability-number': { zh: '残疾证号码不对', en: 'The number of the disability card is wrong' },
  'no-second-mark': { zh: '只有姓名，分不清是哪一位', en: 'Only a name: it could be anybody of that name' },
  // phones and days
  phone: { zh: '电话认不出来', en: 'A phone number cannot be read' },
  'phone-lost': { zh: '电话后几位丢了', en: 'The end of the phone number was lost' },
  'day-short-year': { zh: '年份只有两位', en: 'The year has two digits' },
  'day-serial': { zh: '日期是一串数，请核对', en: 'The date was a serial number' },
  'day-order': { zh: '日期的日月顺序请核对', en: 'Check the order of day and month' },
  'day-either': { zh: '分不清哪个是月、哪个是日', en: 'Day and month cannot be told apart' },
  'day-no-year': { zh: '日期没有年份', en: 'The date has no year' },
  'day-lunar': { zh: '是农历日期', en: 'A date of the lunar calendar' },
  'day-impossible': { zh: '没有这一天', en: 'There is no such day' },
  'day-unreadable': { zh: '日期认不出来', en: 'The date cannot be read' },
  'born-differs': { zh: '出生日期和证件号码对不上', en: 'The day of birth is not that of the ID number' },
  'sex-differs': { zh: '性别和证件号码对不上', en: 'The sex is not that of the ID number' },
  // the rest of a row
  'said-twice': { zh: '两列说法不一样', en: 'Two columns say different things' },
  'tick-unreadable': { zh: '勾选认不出来', en: 'A tick cannot be read' },
  'relation-unknown': { zh: '与户主关系认不出来', en: 'The relation to the head is not known' },
  'residence-unclear': { zh: '人户情况不清楚', en: 'The residence is unclear' },
  'grade-unreadable': { zh: '残疾等级认不出来', en: 'The grade of disability cannot be read' },
  'disability-unclear': { zh: '残疾情况写得不清楚', en: 'The disability is unclear' },
  'category-unknown': { zh: '有认不出的类别', en: 'A category is not known' },
  'category-old-word': { zh: '是过去的叫法，请看看是哪一类', en: 'An old word: please see which category is meant' },
  'category-unsure': { zh: '类别要看一看', en: 'The category is to be looked at' },
  // beside the register
  'name-differs': { zh: '证件号码相同，姓名不同', en: 'The same ID number under another name' },
  'same-name-and-birth': {
    zh: '登记里有同名同生日的一位，是不是同一个人',
    en: 'Somebody has the same name and birthday: the same person?',
  },
  'several-alike': { zh: '登记里有几位同名的，请补上证件号码', en: 'Several have this name: add the ID number' },
  'lives-elsewhere': { zh: '登记在别的地方', en: 'Registered in another place' },
  'is-dead': { zh: '已经登记去世', en: 'Registered as dead' },
  'has-left': { zh: '已经登记离开本县，回来了请先登记', en: 'Registered as gone: enter the return first' },
  'said-dead': { zh: '表里说已去世，请到这个人的页面登记', en: 'The table says dead: enter it on the card' },
  'said-moved': { zh: '表里说已迁出，请到这个人的页面登记', en: 'The table says moved away: enter it on the card' },
  'place-unknown': { zh: '这里没有这个地方', en: 'No such place here' },
  'place-several': { zh: '有几个同名的地方', en: 'Several places have this name' },
  'extra-text': { zh: '自定登记项目太长', en: 'An added field is too long' },
  'extra-number': { zh: '自定登记项目应是数字', en: 'An added field wants a number' },
  'extra-day': { zh: '自定登记项目应是日期', en: 'An added field wants a day' },
  'extra-yes': { zh: '自定登记项目应是“是”或“否”', en: 'An added field wants yes or no' },
  'extra-choice': { zh: '自定登记项目不在可选的几项里', en: 'An added field wants one of its options' },
  'contact-name': {
    zh: '亲友邻居的姓名认不出来，这一位不导入',
    en: 'The name of a contact cannot be read: not taken in',
  },
  'contact-phone': {
    zh: '亲友邻居的电话认不出来，这一位不导入',
    en: 'The phone of a contact cannot be read: not taken in',
  },
  'contact-half': {
    zh: '亲友邻居只有姓名或只有电话，这一位不导入',
    en: 'A contact has a name alone or a phone alone: not taken in',
  },
  'contact-how': {
    zh: '没写亲友邻居怎么同意的（当面、电话、由本人转达），这一位不导入',
    en: 'How a contact agreed is not said (in person, by phone, passed on): not taken in',
  },
  restricted: { zh: '涉及限阅事项，不在这里导入', en: 'A restricted matter: not taken in here' },
} as const satisfies Record<string, IssueWord>

type Issue = keyof typeof issueWords

/** A code nobody has words for is shown as it is: better than nothing. */
export const issueIn = (code: string, lang: 'zh' | 'en'): string => issueWords[code as Issue]?.[lang] ?? code
