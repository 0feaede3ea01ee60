/** What stands in the file of the register. */
const zh = {
  title: '村（社区）准入事项登记表',
  head: ['类别', '事项', '要求单位', '文号', '依据', '频次', '开始', '截止', '填写项数', '地方数', '状态'],
  long: '长期',
  kinds: { form: '表格', duty: '任务', quota: '指标', report: '报告' },
  rhythms: {
    once: '一次',
    day: '每天',
    week: '每周',
    month: '每月',
    quarter: '每季度',
    half: '每半年',
    year: '每年',
    'as-needed': '按需',
  },
  states: { asked: '待审批', refused: '未准入', coming: '未开始', standing: '执行中', over: '已到期' },
}

const en: typeof zh = {
  title: 'What is asked of villages and communities',
  head: ['Kind', 'What', 'Who asks', 'Number', 'Ground', 'How often', 'From', 'Until', 'Fields', 'Places', 'State'],
  long: 'no end',
  kinds: { form: 'Form', duty: 'Duty', quota: 'Quota', report: 'Report' },
  rhythms: {
    once: 'once',
    day: 'every day',
    week: 'every week',
    month: 'every month',
    quarter: 'every quarter',
    half: 'every half-year',
    year: 'every year',
    'as-needed': 'as needed',
  },
  states: { asked: 'waits', refused: 'not admitted', coming: 'not begun', standing: 'in force', over: 'over' },
}

export const outWords = { zh, en }
