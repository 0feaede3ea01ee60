/** What is wrong with the machine, each in one sentence, and what to do about it. */
import type { MachineTrouble } from '../../../../domain/kernel/machine-api.ts'
import { defineWords, type Word } from '../../words.ts'

export const machineWords = defineWords({
  title: { zh: '系统状态', en: 'State of the machine' },
  note: {
    zh: '这里只写机器哪里不对、该怎么办，不涉及任何人。值班监控可以每分钟访问 /api/health，只回答好或不好。',
    en: 'What is wrong with the machine and what to do; nothing about anybody. A monitor may ask /api/health every minute: it answers yes or no and nothing else.',
  },
  sound: { zh: '一切正常', en: 'All is well' },
  soundHint: {
    zh: '硬盘、附件、定时任务、日历、时钟、短信、备份都看过了。',
    en: 'Disks, files, jobs, calendar, clock, messages and backups were looked at.',
  },
  wrong: { zh: '要处理', en: 'To be seen to' },
  soon: { zh: '要留意', en: 'To be watched' },
  looked: { zh: '查看时间', en: 'Looked at' },
  backup: { zh: '最近一份备份', en: 'Newest backup' },
  noBackup: { zh: '还没有', en: 'None yet' },
  free: { zh: '硬盘还剩', en: 'Room on the disk' },
  megabytes: { zh: '{n} MB', en: '{n} MB' },
  gigabytes: { zh: '{n} GB', en: '{n} GB' },
  seconds: { zh: '{n} 秒', en: '{n} s' },
  again: { zh: '重新检查', en: 'Look again' },
})

export const troubleWords = defineWords({
  'disk-full': { zh: '硬盘快满了，只剩 {free}。', en: 'A disk is nearly full: {free} are left.' },
  'file-lost': { zh: '有 {n} 个附件的文件不见了。', en: '{n} files that the records name are not there.' },
  'job-stopped': {
    zh: '定时任务 {job} 从 {since} 起就没有做完过。',
    en: 'The job {job} has not come to its end since {since}.',
  },
  'job-failing': { zh: '定时任务 {job} 最近一次没有做成。', en: 'The job {job} failed the last time it ran.' },
  'events-waiting': {
    zh: '有办理动作等了 {minutes} 还没传给后面的环节。',
    en: 'What was done has waited {minutes} to be passed on.',
  },
  'audit-unsealed': {
    zh: '审计记录已有 {minutes} 没有封存。',
    en: 'Lines of the audit have waited {minutes} to be sealed.',
  },
  'calendar-missing': {
    zh: '工作日历没有 {year} 年的节假日安排，期限都是暂定的。',
    en: 'The working calendar lacks the holidays of {year}: limits are provisional.',
  },
  'calendar-ends': {
    zh: '工作日历还没有 {year} 年的节假日安排。',
    en: 'The working calendar does not yet hold the holidays of {year}.',
  },
  'clock-back': {
    zh: '服务器时钟倒退了：已有记录比现在晚 {minutes}。',
    en: 'The clock of the server was put back: there are records {minutes} later than now.',
  },
  'clock-apart': {
    zh: '服务器和数据库的时钟相差 {seconds}。',
    en: 'The clocks of server and database are {seconds} apart.',
  },
  'sms-missing': { zh: '还没有接短信，居民收不到登录码。', en: 'There is no way to phones: residents get no code.' },
  'sms-failing': {
    zh: '从 {since} 起短信发不出去（{code}），有 {n} 条在等。',
    en: 'No message has gone out since {since} ({code}); {n} wait.',
  },
  'backup-failed': { zh: '{at} 的备份没有做成。', en: 'The backup of {at} failed.' },
  'backup-none': { zh: '还没有任何备份。', en: 'There is no backup at all.' },
  'backup-old': {
    zh: '最近一份备份是 {at} 的，已经过了一天多。',
    en: 'The newest backup is of {at}, more than a day old.',
  },
  'backup-same-disk': {
    zh: '备份和数据在同一块硬盘上，硬盘坏了两样都没了。',
    en: 'Backups lie on the disk of the data: if it breaks, both are gone.',
  },
} satisfies Record<MachineTrouble, Word>)

export const remedyWords = defineWords({
  'disk-full': {
    zh: '清理这块硬盘，或把备份放到别处（LINLI_BACKUP_FOLDER），或换大硬盘。',
    en: 'Free some room, put backups elsewhere (LINLI_BACKUP_FOLDER), or get a larger disk.',
  },
  'file-lost': {
    zh: '不要清理 var/files；从最近一份备份里把文件恢复到空文件夹，再拷回来。',
    en: 'Leave var/files alone; restore the newest backup into an empty folder and copy the files back.',
  },
  'job-stopped': {
    zh: '重启程序；夜里的任务要夜里开着机。还不行就看日志里这个任务的名字。',
    en: 'Start the program again; jobs of the night need the machine on at night. Else look for the name of the job in the log.',
  },
  'job-failing': {
    zh: '在日志里找这个任务的名字，看写的原因；下次到点会再做。',
    en: 'Look for the name of the job in the log, which says why; it is tried again at its next time.',
  },
  'events-waiting': {
    zh: '重启程序；还不行就看日志里的 relay。',
    en: 'Start the program again; else look for “relay” in the log.',
  },
  'audit-unsealed': {
    zh: '重启程序；再运行 npm run audit:verify。',
    en: 'Start the program again, then run npm run audit:verify.',
  },
  'calendar-missing': {
    zh: '在“目录 · 工作日历”里按国务院办公厅的通知填好，标为完整。',
    en: 'Fill in the year in “Catalogue · Working calendar” as the State Council told, and mark it complete.',
  },
  'calendar-ends': {
    zh: '通知一般在十一月发布：在“目录 · 工作日历”里填好，标为完整。',
    en: 'It is told in November as a rule: fill it in under “Catalogue · Working calendar” and mark it complete.',
  },
  'clock-back': {
    zh: '打开服务器的自动对时（NTP）；对准之前的办理时间会不准。',
    en: 'Let the server set its clock by itself (NTP); until then times of acts are wrong.',
  },
  'clock-apart': {
    zh: '两台机器都打开自动对时（NTP）。',
    en: 'Let both machines set their clocks by themselves (NTP).',
  },
  'sms-missing': {
    zh: '设好 LINLI_SMS_URL 和 LINLI_SMS_SECRET 再启动，见管理员手册“短信和邮件”。',
    en: 'Set LINLI_SMS_URL and LINLI_SMS_SECRET and start again; see the guide.',
  },
  'sms-failing': {
    zh: '看转发程序是否开着、短信商是否欠费；修好后会自动再发。',
    en: 'See whether the relay runs and the provider is paid; what waits is sent by itself afterwards.',
  },
  'backup-failed': { zh: '原因：{why}', en: 'Why: {why}' },
  'backup-none': {
    zh: '运行 npm run backup；夜里要开着机。',
    en: 'Run npm run backup; the machine must be on at night.',
  },
  'backup-old': {
    zh: '运行 npm run backup；夜里要开着机。',
    en: 'Run npm run backup; the machine must be on at night.',
  },
  'backup-same-disk': {
    zh: '把 LINLI_BACKUP_FOLDER 设到另一块硬盘上，再把密钥文件另存一处。',
    en: 'Set LINLI_BACKUP_FOLDER to another disk, and keep the key files in a third place.',
  },
} satisfies Record<MachineTrouble, Word>)
