/**
 * What no import takes, whatever a pack or a county says: belief, suspicion, control, bodies; and what goes nowhere but to the
 * restricted room. Written into the code and not into packs, because it is not for a county to change.
 */

import type { RestrictedClass } from '../../kernel/restricted.ts'

export type RefusedWhy = 'belief' | 'suspicion' | 'control' | 'body' | 'consent'

/** `words` are whole headers, `parts` stand anywhere in a header, a cell or a note. */
export const refusedWords: readonly { why: RefusedWhy; words: readonly string[]; parts: readonly string[] }[] = [
  {
    why: 'belief',
    words: ['信仰'],
    parts: [
      '宗教',
      '信教',
      '教派',
      '邪教',
      '涉邪',
      '法轮',
      '信徒',
      '教徒',
      '家庭教会',
      '礼拜',
      '做礼拜',
      '朝觐',
      '神职',
    ],
  },
  {
    why: 'suspicion',
    words: [],
    parts: [
      '重点人员',
      '重点类别',
      '重点人口',
      '重点人群管控',
      '风险等级',
      '风险排查',
      '风险评估等级',
      '危险等级',
      '危险程度',
      '涉稳',
      '涉恐',
      '涉访',
      '可疑',
      '嫌疑',
      '思想动态',
      '思想状况',
      '政治表现',
      '现实表现',
      '维稳',
      '信访',
      '上访',
      '缠访',
      '积分排名',
      '信用评分',
      '打分',
    ],
  },
  {
    why: 'control',
    words: [],
    parts: [
      '管控',
      '稳控',
      '布控',
      '轨迹',
      '行踪',
      '监控',
      '盯防',
      '列管',
      '前科',
      '违法犯罪',
      '定位',
      '手环',
      '去向掌握',
      '活动范围',
    ],
  },
  { why: 'body', words: ['指纹', '虹膜', '血型'], parts: ['人脸', '指纹', '虹膜', 'DNA', '声纹', '掌纹', '生物特征'] },
]

/** Restricted matters by the words of ledgers, old ones among them. */
export const sealedWords: Readonly<Record<string, readonly string[]>> = {
  correction: ['社区矫正', '社区矫正对象', '矫正对象', '矫正', '缓刑', '假释', '管制人员'],
  released: ['刑满释放', '刑满释放人员', '刑释', '安置帮教', '安置帮教对象', '刑释解教', '两劳释放', '刑释解教人员'],
  drugs: ['吸毒', '戒毒', '吸毒人员', '戒毒人员', '涉毒', '社区戒毒', '社区康复', '吸毒家庭子女', '强制隔离戒毒'],
  mental: [
    '精神障碍',
    '精神障碍患者',
    '严重精神障碍',
    '精神病',
    '精神病人',
    '精神残疾',
    '易肇事肇祸精神障碍患者',
    '重性精神病',
    '肇事肇祸',
  ],
  'child-of-prisoner': ['服刑在押人员未成年子女', '服刑人员未成年子女', '服刑人员子女'],
  hiv: ['艾滋病', '受艾滋病影响', '受艾滋病影响儿童', 'HIV'],
  violence: ['受暴力侵害', '家暴受害', '受侵害', '受暴力侵害和虐待'],
  'street-child': ['流浪儿童', '流浪未成年人'],
}

/**
 * Whom a restricted matter is handed to. A matter without a class has nobody who could confirm it: a row that speaks of one is
 * refused as a whole, and nothing of it is kept.
 */
const classes: Readonly<Partial<Record<string, RestrictedClass>>> = {
  correction: 'correction',
  released: 'release',
  drugs: 'recovery',
  mental: 'mental-health',
}

export const classOfMatter = (kind: string): RestrictedClass | undefined => classes[kind]

/** How a matter is called where the cell said more than that. */
export const nameOfMatter = (kind: string): string => sealedWords[kind]?.[0] ?? kind
