/** Heads of the exported table. */
export const exportWords = {
  at: { zh: '时间', en: 'Time' },
  actor: { zh: '账号', en: 'Account' },
  actorName: { zh: '谁', en: 'Who' },
  act: { zh: '做了什么', en: 'What' },
  subjectKind: { zh: '对象类别', en: 'Kind of subject' },
  subject: { zh: '对象', en: 'Subject' },
  subjectName: { zh: '对象名称', en: 'Name of the subject' },
  detail: { zh: '细节', en: 'Detail' },
  block: { zh: '封存块', en: 'Block' },
  id: { zh: '编号', en: 'Line' },
} as const
