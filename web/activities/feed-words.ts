import { defineWords } from '../kit/words.ts'

/** What goes elsewhere: feeds for calendars, posters. As residents and staff read of them. */
export const feedWords = defineWords({
  add: { zh: '加到我的日历', en: 'Add to my calendar' },
  own: { zh: '放进手机日历', en: 'In your phone’s calendar' },
  ownDo: {
    zh: '把下面的地址加进手机日历的“订阅日历”，报名、改期、取消都会自己更新。',
    en: 'Subscribe to this address in your calendar: what you sign up for, and every change, comes by itself.',
  },
  ownPrivate: {
    zh: '知道这个地址的人都看得到您报了什么活动，不要发给别人。发错了就换一个，旧的马上失效。',
    en: 'Whoever has this address sees what you signed up for: keep it to yourself. Make another and the old one stops at once.',
  },
  make: { zh: '生成我的日历地址', en: 'Make my calendar address' },
  anew: { zh: '换一个地址', en: 'Make another' },
  end: { zh: '不用了', en: 'End it' },
  copy: { zh: '复制地址', en: 'Copy the address' },
  copied: { zh: '已复制', en: 'Copied' },
  address: { zh: '日历地址', en: 'Calendar address' },
  subscribe: { zh: '订阅日历', en: 'Calendar feed' },
  subscribeDo: {
    zh: '把地址加进日历软件的“订阅日历”，或者发给居民：这里公开的活动会自动出现，改期和取消也会跟上。',
    en: 'Add this address to a calendar or pass it on: whatever is published here appears there, with every change.',
  },
  poster: { zh: '海报', en: 'Poster' },
  posterPdf: { zh: '打印用（PDF）', en: 'For paper (PDF)' },
  posterPng: { zh: '发群里用（图片）', en: 'For the group (picture)' },
  posterSave: { zh: '保存海报图片', en: 'Save the poster' },
  subscribeChoose: {
    zh: '先在上面选一个地域或一个主办单位。',
    en: 'Choose a place or a unit above first.',
  },
})
