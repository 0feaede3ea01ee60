import { defineWords } from '../kit/words.ts'

export const words = defineWords({
  searchLabel: { zh: '小区、楼号或地名', en: 'Estate, building or landmark' },
  searchHint: { zh: '写小区名和楼号，比如“家园3号楼”', en: 'Estate and building number' },
  found: { zh: '找到的地方', en: 'What was found' },
  nothingFound: { zh: '没找到“{q}”', en: 'Nothing found for “{q}”' },
  nothingFoundDo: {
    zh: '少写几个字再试，或者从下面的名单里选。',
    en: 'Try fewer characters, or choose from the list below.',
  },
  wholeCounty: { zh: '全县', en: 'The county' },
  chooseThis: { zh: '就选“{name}”', en: 'Choose “{name}”' },
  below: { zh: '里面再选', en: 'Go into it' },
  list: { zh: '从名单里选', en: 'Choose from the list' },
  landmarks: { zh: '附近的地方', en: 'Places nearby' },
  noLandmarks: { zh: '这里还没有登记地标', en: 'No landmarks are known here yet' },
  noLandmarksDo: { zh: '请在下面写清楚，或者换一种找法。', en: 'Please describe it below, or find it another way.' },
})
