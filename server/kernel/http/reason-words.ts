/** Why exactly it was refused, where the problem's own words say too little. A reason may say another title, too. */
import { ledgerWords } from './ledger-words.ts'
import { matterWords } from './matter-words.ts'
import { oldPageWords } from './old-page-words.ts'
import { only, titled, type Reason } from './reason.ts'
import { signInWords } from './sign-in-words.ts'
import { tableWords } from './table-words.ts'

export const reasonWords: Readonly<Record<string, Reason>> = {
  ...ledgerWords,
  ...matterWords,
  ...oldPageWords,
  ...signInWords,
  ...tableWords,
  // health files
  'no-consent': titled(
    ['本人还没有同意', '先问本人，同意后在居民页面的“同意事项”里记下。'],
    ['They have not agreed', 'Ask them first, and note their word under “consents” on their page.'],
  ),
  // competitions
  'draw-late': only('比赛开始前才能公布抽签。', 'A draw is announced before the competition begins.'),
  'draw-few': only('至少两人、最多 512 人才能抽签。', 'Two at least and 512 at most can be drawn.'),
  // neighbours
  'neighbours-off': only('本县没有开邻里互助板。', 'There is no board of neighbours here.'),
  'neighbours-untied': only(
    '手机还没有和居民登记对上，请带身份证到社区。',
    'Not tied to the register: bring your card to the community.',
  ),
  'neighbours-adults': titled(
    ['满 18 岁才能用互助板', '请家里的大人来发。'],
    ['The board is for adults', 'Ask a grown-up.'],
  ),
  'neighbours-many': titled(['同时最多 10 条', '先撤下用不着的。'], ['Ten at a time', 'Take one off the board first.']),
  'neighbours-own': only('这是您自己发的。', 'This is your own.'),
  'neighbours-over': only('这一条已经结束，或者已经有人帮了。', 'This is over, or somebody else helps already.'),
  'neighbours-answered': only('您已经回应过这一条。', 'You have answered this already.'),
  'neighbours-no-unit': only('这里还没有登记居（村）委会，请告诉社区。', 'No committee is registered here.'),
  // teams
  'teams-off': only('本县现在不用服务队。', 'The county works without teams now.'),
  'year-runs': only('这一年还没有过完，过完再定。', 'The year is not over yet.'),
  'team-ended': only('这支服务队已经撤销。', 'This team is no more.'),
  'squad-ended': only('这个小队已经撤销。', 'This squad is no more.'),
  'member-ended': only('已经退出。', 'Has left already.'),
  // facilities
  'facility-taken': titled(
    ['这段时间已经有人用', '换个时间，或者换一间。'],
    ['Somebody has it at that time', 'Choose another time, or another room.'],
  ),
  'facility-closed': titled(
    ['这处设施已停用', '停用以后不能再改、再用、再查看登记。'],
    ['This facility is no more', 'It cannot be changed, taken or checked any more.'],
  ),
  'rooms-open': titled(
    ['里面还有在用的房间', '先把这些房间停用，再停用整处。'],
    ['Rooms in it are still open', 'Close them first.'],
  ),
  'still-taken': titled(
    ['那天以后还有人订了', '先把后面的使用登记退掉，再停用。'],
    ['Somebody has it after that day', 'Release these uses first.'],
  ),
  'use-over': titled(['这次使用已经退掉', '不用再退。'], ['It was released already', 'Nothing is left to release.']),
  'use-of-matter': titled(
    ['这是一次活动占用的', '请在活动里改时间或取消。'],
    ['An activity has it', 'Change or cancel the activity.'],
  ),
  'picture-there': titled(
    ['这次查看已有照片', '要换照片，请重新登记一次查看。'],
    ['This check has a picture', 'To give another, enter another check.'],
  ),
  // activities
  'activity-over': titled(
    ['这场活动的时间已经过了', '过了时间就不能发布；办过的直接写记录。'],
    ['It is over', 'What is over is not published; what was held is closed with its record.'],
  ),
  'activity-full': titled(
    ['还在候补', '没有空位。有人不来，先把他移出名单，候补会自动递补。'],
    ['Still waiting', 'No seat is free. Take somebody who does not come off the list: it moves up by itself.'],
  ),
  'activity-planned': titled(['还没有发布', '先发布，再做这一步。'], ['It is not published', 'Publish it first.']),
  'activity-published': titled(['已经发布', '这一步做过了。'], ['It is published', 'That was done already.']),
  'activity-held': titled(['已经办过', '办过的活动不再改计划。'], ['It was held', 'Its plan changes no more.']),
  'activity-closed': titled(['已经办结', '要改记录，请做更正。'], ['It is closed', 'Correct its record instead.']),
  'activity-cancelled': titled(
    ['已经取消', '取消的活动不能再动；要办就另筹备一场。'],
    ['It was called off', 'Plan another one.'],
  ),
  'activity-no-pictures': titled(
    ['这场活动现在不放照片', '发布以后才能放；这类活动不要照片的，放不上。'],
    ['No pictures here', 'Only of what is published, and of kinds that want them.'],
  ),
  'activity-no-list': titled(
    ['这类活动不报名', '来了就行，不用登记。'],
    ['Nobody signs up for it', 'People just come.'],
  ),
  'activity-by-staff': titled(
    ['这次由主办方安排人', '想参加可以打电话问问。'],
    ['Whoever holds it chooses who comes', 'Call and ask.'],
  ),
  'activity-begun': titled(
    ['已经开始了', '开始以后不能自己报名或退出，有事请打电话。'],
    ['It has begun', 'Call if something has changed.'],
  ),
  'door-shut': titled(
    ['现在不能签到', '开始前一小时到结束之间可以签到。'],
    ['The door is not open', 'From an hour before until it is over.'],
  ),
  'entered-already': titled(['已经在名单上了', '不用再报一次。'], ['On the list already', 'Once is enough.']),
  'entry-left': titled(['已经不在名单上', '不用再移出。'], ['Off the list already', 'Nothing is left to do.']),
  // volunteers
  'own-paper': titled(
    ['这份是您开的，或是您本人的', '请另一位同事盖章。'],
    ['You made this paper, or it is about you', 'A colleague seals it.'],
  ),
  'no-rules': titled(
    ['还没有志愿服务规则', '请目录管理员先定下规则。'],
    ['There are no rules of volunteering yet', 'The catalogue’s editor defines them first.'],
  ),
  'volunteer-there': titled(
    ['已经登记过了', '这个人已是志愿者，或者正在申请。'],
    ['Entered already', 'This person is a volunteer, or has applied.'],
  ),
  'hours-flawed': titled(
    ['这段时长有问题', '先更正服务记录，再核实。'],
    ['Something is wrong with these hours', 'Correct the service record first.'],
  ),
  'hours-own-hours': titled(
    ['不能核实自己的时长', '请另一位来核实。'],
    ['These are your own hours', 'Somebody else finds them true.'],
  ),
  'hours-own-record': titled(
    ['这条是您自己记的', '记录的人不能核实，请另一位来。'],
    ['You wrote this down yourself', 'Whoever wrote it does not find it true; ask somebody else.'],
  ),
  // the box of a contractor's account
  'contract-ended': titled(
    ['外包合同已到期', '这个账号已过最后一天，不能再登录。请找系统管理员。'],
    ['The contract is over', 'The last day of this account is past; see your administrator.'],
  ),
  'outside-shift': titled(
    ['不在当班时间', '这个账号只在排定的班次里能登录。'],
    ['Not your shift', 'This account works in its shifts only.'],
  ),
  'not-at-the-desk': titled(
    ['不在坐席的网络里', '这个账号只能在坐席所在的网络登录。'],
    ['Not at the desk', 'This account works from the networks of the desk only.'],
  ),

  'list-out-running': titled(
    ['还有名单正在导出', '请等那一份导完，再导下一份。'],
    ['Another list is being taken out', 'Wait until it is there, then take the next.'],
  ),
  // what an edit meets
  version: titled(
    ['别人刚改过', '请刷新页面，看过最新的内容再改。'],
    ['Somebody changed it just now', 'Reload, look at the latest, and change it again.'],
  ),
  unchanged: titled(
    ['没有改动', '和现在的内容一样，不用保存。'],
    ['Nothing was changed', 'It is the same as what stands; there is nothing to save.'],
  ),
  closed: titled(['已经停用', '从那天起就不再用了。'], ['Taken out already', 'It has ended by that day.']),
  'term-ended': titled(
    ['已经结束', '结束的日子不晚于这一天，不用再收回。'],
    ['Ended already', 'It ends no later than that day; there is nothing to end.'],
  ),
  'absence-over': titled(['已经结束', '这次外出已经过了。'], ['Over already', 'This absence has passed.']),
  'lives-elsewhere': titled(
    ['现住在别处', '同一个人只能有一个现住处，请先改那一处。'],
    ['Lives elsewhere', 'A person has one place to live; change the other one first.'],
  ),
  'not-last': titled(
    ['只能撤回最后一条', '请先看看后面的变动；搬家登记错了，请再登记一次搬家。'],
    ['Only the last can be taken back', 'Look at what came after; a wrong move is put right by another move.'],
  ),
  settled: titled(
    ['已经核实过', '这一条别人已经定了，请刷新。'],
    ['Settled already', 'Somebody has settled this one; reload.'],
  ),
  'own-claim': titled(
    ['要由另一位同意', '自己提出的修改，请另一位同事核实。'],
    ['Somebody else must agree', 'A change you asked for is settled by a colleague.'],
  ),
  'held-changed': titled(
    ['登记已经变了', '提出之后这一项已经改过，请按现在的内容重新提出。'],
    ['What is held has changed', 'It was changed since; say it again against what stands now.'],
  ),
  'merged-since': titled(
    ['又合并过', '这份档案后来又并进了别的档案，请先拆开那一次。'],
    ['Merged again since', 'This record was merged into another later; take that one apart first.'],
  ),
  barred: titled(
    ['现在不能合并或拆开', '这份档案有人被要求不给看，请先问当时登记的同事。'],
    ['Not now', 'Somebody is kept from seeing this record; ask the colleague who entered that.'],
  ),
  erased: titled(
    ['已经清除', '其中一份到期清除了，拆不回来。'],
    ['Erased since', 'The time of one of them was over and it was erased; it cannot come back.'],
  ),
  undone: titled(
    ['已经拆开', '这次合并已经拆开了，请刷新。'],
    ['Taken apart already', 'This merge was undone; reload.'],
  ),
  'category-held': titled(
    ['已经有这一类', '同一类别在同一时间只登记一次。'],
    ['Entered already', 'A category is entered once for the same time.'],
  ),
  'look-alike': titled(
    ['可能已经登记过这个人', '登记里有一个很像的人，可能是别人刚登记的。请看看是不是同一个人。'],
    [
      'This person may be known already',
      'Somebody very like them is in the register, perhaps since just now. See whether it is the same person.',
    ],
  ),
  'id-number-known': titled(
    ['这个证件号码已经登记过', '请按姓名找到这个人，不用再建一份。'],
    ['This identity number is known', 'Find the person by name; no second file is needed.'],
  ),
  'built-on': titled(
    ['后面的办理要靠它', '这一步之后又办了别的，改了就对不上，请记一笔说明。'],
    ['Later steps rest on it', 'What was done after it would lose its ground; write a note instead.'],
  ),
  'message-not-sent': titled(
    ['短信暂时发不出去', '请过几分钟再试。急事请直接拨打服务热线。'],
    ['The message could not be sent', 'Try again in a few minutes. If it is urgent, call the help line.'],
  ),

  // who asks
  oneself: only('不能给自己办这件事，请别的管理员来办。', 'Not for oneself: ask another administrator.'),
  party: only(
    '这一步不由您办：看看它现在在哪个单位、等谁办。',
    'This step is not yours: see which unit has it and whom it waits for.',
  ),
  'not-held': only(
    '您手上没有这件事的在办工单，不能看联系方式。',
    'You hold no open order of this matter, so its contact stays hidden.',
  ),
  confidential: only(
    '反映人要求保密，只有受理中心看得到。',
    'The reporter asked not to be named; only the centre may see it.',
  ),
  ratings: only('看评价要另外的权限。', 'Ratings need a permission of their own.'),
  'cross-site': only('请从本平台的页面里操作。', 'Please use the pages of this platform.'),
  'own-work': only('自己办的事要由别人来评、来核。', 'Somebody else must judge what one did oneself.'),
  'own-device': only('不能在承办人的设备上评价。', 'No rating on the device of whoever handled it.'),
  'own-unit': only('本单位办的事，要由别的单位的人来定。', 'Somebody outside the unit that handled it must decide.'),
  'own-appeal': only('自己提的申诉，要由别人来定。', 'Somebody else must decide on one’s own appeal.'),
  'own-decision': only('自己定的事，要由别人来复核。', 'Somebody else must review one’s own decision.'),

  // why it is not its turn
  'out-of-turn': only('这件事的状态已经变了，请看现在可以做什么。', 'The state has changed; see what may be done now.'),
  'no-such-order': only('这张工单已经不在办了。', 'This order is not open any more.'),
  'switched-off': only('这类事项不用这一步。', 'This kind of matter goes without that step.'),
  'has-lead': only('已经有主办单位；要换就改派。', 'Somebody leads already; reassign to change that.'),
  'not-verified': only('这类事项受理前要先去现场看。', 'This kind is looked at on site before it is accepted.'),
  'no-lead': only('还没有主办单位，请先派单。', 'Nobody leads yet; dispatch it first.'),
  'lead-not-done': only('主办单位还没签收。', 'The leading unit has not signed for it.'),
  'helper-at-work': only('协办单位还没办完。', 'A helper is still at work.'),
  deferred: only('已经挂账，先恢复办理。', 'It is deferred; resume it first.'),
  'no-evaluation': only('居民还可以说话，没到结案的时候。', 'The resident may still answer; it is too early to close.'),
  'bad-rating-open': only(
    '差评还没有联系、整改和回访完。',
    'After a bad rating come contact, rectification and call-back first.',
  ),
  'already-rated': only('已经评价过了。', 'It was rated already.'),
  'not-rated': only('还没有评价。', 'It was not rated yet.'),
  'not-bad': only('不是差评，不用走这一步。', 'It was not a bad rating; this step is not needed.'),
  'not-rectified': only('还没有整改完。', 'It was not put right yet.'),
  'under-way': only('正在进行，不用再来一次。', 'It is under way already.'),
  'window-over': only('过了可以办的时间。', 'The time for it is over.'),
  'too-often': only('次数用完了。', 'It was done as often as allowed.'),
  'not-asked': only('没有人申请过。', 'Nobody asked for it.'),
  'already-asked': only('已经申请过，等批准。', 'It was asked for already and waits for an answer.'),
  'not-outside': only(
    '承办的是政府单位，不能这样办。',
    'A government unit has it; this is for bodies outside government.',
  ),
  'needs-approval': only('答复要先经本单位负责人审核。', 'The reply needs the approval of the unit’s lead first.'),
  'wrong-purpose': only('这张工单不是用来办这个的。', 'This order has another purpose.'),
  'not-pending': only('没有等着决定的申请。', 'Nothing waits for a decision.'),
  'already-so': only('已经是这样了。', 'It is so already.'),
  'not-so': only('现在不是这样，不用改回。', 'It is not so now; there is nothing to turn back.'),
  'nothing-to-change': only(
    '没有可以更正或撤销的一步，或者过了时间。',
    'There is no step to correct or take back, or it is too late.',
  ),
  // bringing people in
  'import-state': titled(
    ['现在办不了这一步', '这次导入已经走到别的步骤，请刷新看看。'],
    ['Not in this state', 'The import has moved on: reload and look.'],
  ),
  'import-sealed': only(
    '这份表主要是限阅事项，不在这里导入，里面的内容一行也没有留下。',
    'This table consists of restricted matters. It is not taken in here, and no row of it was kept.',
  ),
  'import-never': only(
    '这份表主要是本平台不收的内容，一行也没有留下。',
    'This table consists of what is never taken here, and no row of it was kept.',
  ),
  'import-not-people': only(
    '这份表不是人员名册，像是工单、场所或数字汇总。',
    'This is no table of people: it looks like work orders, facilities or figures.',
  ),
  'import-unreadable': only(
    '没有认出姓名或证件号码在哪一列。请检查表头，再试一次。',
    'No column of names or ID numbers was found. Look at the header and try again.',
  ),
  // why a foreign table is not read
  'sheet-bomb': titled(
    ['压缩包异常', '这个文件解开后大得不正常，没有打开。请用表格软件另存为新的表格再试。'],
    [
      'Not a usual archive',
      'Unpacked, this file would be out of all proportion; it was not opened. Save it anew from your spreadsheet program.',
    ],
  ),
  'sheet-too-large': titled(
    ['文件太大', '请按乡镇或村拆成几个文件再导入。'],
    ['The file is too large', 'Split it by town or village and import the parts.'],
  ),
  'sheet-too-wide': titled(
    ['列太多', '表格的列超出了能读的范围，请只留需要的列。'],
    ['Too many columns', 'Keep only the columns that are needed.'],
  ),
  'sheet-too-long': titled(
    ['行太多', '一个文件的行或工作表超出了能读的范围，请拆成几个文件。'],
    ['Too many rows', 'The file has more rows or sheets than can be read; split it.'],
  ),
  'sheet-too-heavy': titled(
    ['表格太重', '这个表格读起来占用太多内存。请另存为逗号分隔的文本（CSV），或拆成几个文件。'],
    ['The table is too heavy', 'Reading it takes too much memory. Save it as CSV, or split it.'],
  ),
  'sheet-too-slow': titled(
    ['读得太久', '在规定的时间内没有读完。请另存为逗号分隔的文本（CSV），或拆成几个文件。'],
    ['Reading took too long', 'It was not read in time. Save it as CSV, or split it.'],
  ),
  'sheet-locked': titled(
    ['文件有密码', '请先去掉打开密码，另存后再导入。'],
    ['The file has a password', 'Remove the password, save, and import again.'],
  ),
  'sheet-macros': titled(
    ['文件里有宏', '带宏的文件不打开。请另存为不带宏的表格。'],
    ['The file holds macros', 'Files with macros are not opened. Save it as a workbook without them.'],
  ),
  'sheet-links': titled(
    ['引用了别的文件', '表格里有指向别的文件或数据源的链接。请复制为数值，另存后再导入。'],
    [
      'It leans on other files',
      'The table links to other files or data sources. Paste it as values, save, and import again.',
    ],
  ),
  'sheet-formulas': titled(
    ['表格里有公式', '这里只收数值。请全选后粘贴为数值，另存后再导入。'],
    ['The table holds formulas', 'Only values are taken here. Paste it as values, save, and import again.'],
  ),
  'sheet-broken': titled(
    ['文件损坏', '文件不完整或已损坏，读不出来。请向发送人再要一份。'],
    ['The file is broken', 'It is incomplete or damaged and cannot be read. Ask the sender for another.'],
  ),
  'sheet-empty': titled(['文件是空的', '里面没有内容。'], ['The file is empty', 'There is nothing in it.']),
  'sheet-old-word': titled(
    ['旧版文字文档', '请在文字软件里另存为新版文档（DOCX）再导入。'],
    ['An old text document', 'Save it as DOCX from your text program and import again.'],
  ),
  'own-visit': titled(
    ['不能回访自己的探访', '请换一个没去的人打电话问。'],
    ['Not one’s own visit', 'Somebody who was not there must ask.'],
  ),
  'sheet-unknown': titled(
    ['不是表格', '能读的有：Excel 新旧两种格式、ODS、CSV 文本、网页表格、DOCX 里的表格。'],
    ['Not a table', 'What can be read: Excel files new and old, ODS, CSV, tables of web pages, tables in DOCX.'],
  ),
}
