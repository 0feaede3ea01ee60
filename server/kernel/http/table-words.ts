/** Of departments' tables, and of what is asked of villages. */
import { only, titled, type Reason } from './reason.ts'

export const tableWords: Readonly<Record<string, Reason>> = {
  // departments' tables
  'form-kind': titled(
    ['这种文件填不了', '能填的是 Excel（.xlsx、.xls）和 DOCX。请另存为其中一种再交。'],
    ['This kind cannot be filled', 'Excel (.xlsx, .xls) and DOCX can. Save it as one of these and bring it again.'],
  ),
  'form-filled': titled(
    ['这不是空表', '里面有身份证号。请交没有填过的空表；要登记人，请用“导入名册”。'],
    [
      'Not an empty table',
      'Identity numbers stand in it. Bring the empty table; to enter people, bring it in as a roster.',
    ],
  ),
  'form-no-header': titled(
    ['没有认出表头', '表里没有“姓名”一类的列或格子，不知道填在哪里。'],
    ['No header was found', 'There is no column or cell for a name, so nobody knows where to put people.'],
  ),
  'demands-off': only('本县没有开准入登记。', 'There is no register of what is asked of villages here.'),
  'not-admitted': titled(
    ['没有准入，不能填', '要求单位先到准入登记里申请，批准后再办。'],
    ['Not admitted', 'Whoever asks has it admitted first.'],
  ),
  'admission-over': titled(
    ['准入已经到期，自动停止', '还要做的，由要求单位重新申请。'],
    ['Its admission is over', 'It stopped by itself. Whoever still wants it asks again.'],
  ),
  'demand-own': titled(
    ['自己申请的，要由别人审批', '请审批单位的同事来办。'],
    ['Whoever asked does not decide', 'Ask a colleague of the office.'],
  ),
  'form-not-settled': titled(
    ['还没核对', '先核对每一格填什么，再填表。'],
    ['Not settled yet', 'Settle first what goes where.'],
  ),
  'forms-too-many': titled(
    ['人太多', '一份表最多 2000 人，一人一表最多 300 人。请选小一点的地方，或按类别填。'],
    ['Too many people', 'A table holds 2,000 people at most, forms 300. Choose a smaller place or one category.'],
  ),
}
