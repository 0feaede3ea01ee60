/** What papers and files of a matter say by themselves, and in which letters. */

/** Fonts of official papers (GB/T 9704); a machine without them takes its own. */
export const paperFonts = { title: '方正小标宋简体', body: '仿宋' } as const

export const paperWords = {
  zh: {
    comma: '、',
    colon: '：',
    confidential: '要求保密，对承办单位不显示',
    unnamed: '未留姓名',
    by: (name: string) => `（由${name}代为反映）`,
    printed: (at: string, by: string) => `打印：${at} ${by}`,
    day: '年    月    日',
    cut: '……（全文见系统）',
    scan: '扫码办理：用手机扫码，验证手机号后只看得到、办得了这一件事；办结就失效。请不要拍下来转发。',
    course: '办理经过',
    courseOf: (number: string) => `${number} 办理经过`,
    at: '时间',
    act: '事项',
    who: '办理人',
    words: '内容',
    files: '附件',
    page: (n: number, of: number) => `${n} / ${of}`,
    rareHeading: '生僻字',
    rareNote: '下列字以编码代替：',
    readme: (number: string, at: string) =>
      `这是编号${number}的办结事项档案，一事一档。\r\n归档时间：${at}\r\n\r\n1-单据：交办单、督办单、回复单\r\n2-办理经过：每一步的时间、办理人、内容和附件（PDF供阅读，CSV供统计）\r\n3-附件：照片和文件，按编号排列\r\n目录.csv：每个文件的名称和SHA-256校验值\r\n\r\n姓名、电话已脱敏。打开这些文件不需要本系统。\r\n`,
    folders: { papers: '1-单据', course: '2-办理经过', files: '3-附件', index: '目录.csv', readme: '说明.txt' },
    index: ['文件', '大小（字节）', 'SHA-256'],
    lost: '附件已按规定清除，或已丢失',
  },
  en: {
    comma: ', ',
    colon: ': ',
    confidential: 'kept from the handling unit on request',
    unnamed: 'no name left',
    by: (name: string) => ` (said by ${name} on their behalf)`,
    printed: (at: string, by: string) => `Printed ${at} ${by}`,
    day: 'Year    Month    Day',
    cut: ' … (the whole is in the system)',
    scan: 'Scan to act: once your phone is proved you see this one matter and act on it; it ends with the matter. Please do not pass it on.',
    course: 'What was done',
    courseOf: (number: string) => `${number}: what was done`,
    at: 'When',
    act: 'What',
    who: 'By',
    words: 'Words',
    files: 'Files',
    page: (n: number, of: number) => `${n} / ${of}`,
    rareHeading: 'Rare characters',
    rareNote: 'These are written by their code points:',
    readme: (number: string, at: string) =>
      `The file of matter ${number}, which is finished: one matter, one file.\r\nMade: ${at}\r\n\r\n1-papers: assignment, supervision, answer\r\n2-course: each step with its time, who, words and files (PDF to read, CSV to count)\r\n3-files: pictures and documents by number\r\nindex.csv: name and SHA-256 of each file\r\n\r\nNames and numbers are masked. Nothing but a reader of PDF, CSV and pictures is needed.\r\n`,
    folders: { papers: '1-papers', course: '2-course', files: '3-files', index: 'index.csv', readme: 'readme.txt' },
    index: ['File', 'Bytes', 'SHA-256'],
    lost: 'emptied by rule, or lost',
  },
} as const
