import { defineWords } from '../../kit/words.ts'

export const words = defineWords({
  title: { zh: '身边的设施', en: 'What is near you' },
  where: { zh: '您住在哪里？', en: 'Where do you live?' },
  whereDo: { zh: '告诉我们一次，以后不用再选。', en: 'Tell us once; you will not be asked again.' },
  change: { zh: '换一个地方', en: 'Another place' },
  empty: { zh: '这里还没有登记设施', en: 'Nothing is registered here yet' },
  emptyDo: { zh: '可以给社区打电话问问。', en: 'Call your community office to ask.' },
  callIt: { zh: '打电话给{name}', en: 'Call {name}' },
  address: { zh: '地址：{address}', en: 'Address: {address}' },
  inside: { zh: '在{house}里', en: 'in {house}' },
  seats: { zh: '{n} 个座位', en: { one: 'One seat', other: '{n} seats' } },
})
