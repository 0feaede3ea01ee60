/**
 * How a crowd is made up, as data: the few of a demonstration, and a whole county of the north-east that the young leave.
 * The figures are those of no place: one in four is over sixty, hardly one in ten under fifteen, a third of the villages'
 * homes hold old people alone, and children live with grandparents whose own children are registered there and work away.
 */
import type { Seeded } from '../kernel/seeded.ts'
import { inventGiven } from './names.ts'
import type { Relation } from './schema.ts'

/** Somebody of a kind of household: relation to the head, age between; registered here and living elsewhere. */
export type Role = [relation: Relation, from: number, to: number, away?: 'away']

export interface Shape {
  weight: number
  roles: Role[]
  /** The children's parents are away. */
  away?: boolean
}

export interface Manner {
  shapes: (rural: boolean) => readonly Shape[]
  given: (r: Seeded, sex: 'male' | 'female', born: number) => string
}

const couple = (lo: number, hi: number): Role[] => [
  ['head', lo, hi],
  ['spouse', lo, hi],
]

const few: Shape[] = [
  { weight: 14, roles: [['head', 60, 95]] },
  { weight: 16, roles: couple(60, 88) },
  { weight: 10, roles: [['head', 22, 59]] },
  { weight: 14, roles: couple(28, 59) },
  { weight: 22, roles: [...couple(30, 48), ['child', 1, 17]] },
  { weight: 8, roles: [...couple(30, 45), ['child', 8, 17], ['child', 0, 7]] },
  {
    weight: 6,
    roles: [
      ['head', 30, 48],
      ['child', 3, 17],
    ],
  },
  { weight: 6, roles: [...couple(58, 78), ['grandchild', 2, 15]], away: true },
  { weight: 4, roles: [...couple(32, 50), ['child', 4, 17], ['parent', 66, 88]] },
]

/** A demonstration: few enough to know them, with everybody among them whom a service is for. */
export const aFew: Manner = { shapes: () => few, given: inventGiven }

const parentsAway: Role[] = [
  ['child', 27, 45, 'away'],
  ['child-in-law', 26, 44, 'away'],
]

const village: Shape[] = [
  { weight: 15, roles: [['head', 60, 95]] },
  { weight: 17, roles: couple(60, 88) },
  { weight: 9, roles: [...couple(60, 82), ['child', 24, 52, 'away']] },
  {
    weight: 3,
    roles: [
      ['head', 66, 92],
      ['child', 30, 58, 'away'],
    ],
  },
  { weight: 7, roles: [['head', 24, 59]] },
  { weight: 14, roles: couple(40, 59) },
  { weight: 11, roles: [...couple(30, 48), ['child', 1, 17]] },
  { weight: 4, roles: [...couple(30, 45), ['child', 8, 17], ['child', 0, 7]] },
  {
    weight: 4,
    roles: [
      ['head', 30, 48],
      ['child', 3, 17],
    ],
  },
  { weight: 6, roles: [...couple(54, 74), ...parentsAway, ['grandchild', 1, 15]], away: true },
  {
    weight: 2,
    roles: [
      ['head', 56, 76],
      ['child', 28, 46, 'away'],
      ['grandchild', 2, 15],
    ],
    away: true,
  },
  { weight: 8, roles: [...couple(32, 50), ['child', 4, 17], ['parent', 62, 88]] },
]

const townspeople: Shape[] = [
  { weight: 11, roles: [['head', 60, 95]] },
  { weight: 14, roles: couple(60, 88) },
  { weight: 3, roles: [...couple(58, 78), ['child', 24, 48, 'away']] },
  { weight: 13, roles: [['head', 22, 59]] },
  { weight: 15, roles: couple(26, 59) },
  { weight: 22, roles: [...couple(28, 50), ['child', 0, 17]] },
  { weight: 6, roles: [...couple(30, 45), ['child', 8, 17], ['child', 0, 7]] },
  {
    weight: 7,
    roles: [
      ['head', 30, 50],
      ['child', 3, 17],
    ],
  },
  { weight: 3, roles: [...couple(55, 74), ...parentsAway, ['grandchild', 1, 15]], away: true },
  { weight: 6, roles: [...couple(32, 50), ['child', 4, 17], ['parent', 62, 88]] },
]

/** First and second characters of given names by time of birth (before 1965, before 1990, since); the frequent ones first. */
const characters: Record<'male' | 'female', readonly (readonly [string, string])[]> = {
  male: [
    ['玉国德凤长文振永庆广金福万殿占喜连兆景树贵海成宝志忠', '林山海发财生贵才田江文和春富军臣祥友余元清君东义山有'],
    ['志建晓海立洪永春国大少彦学向玉宏亚东卫小庆利忠振文红', '国军伟强波峰明涛刚辉勇华平林新东民杰斌龙成江滨生宇鹏'],
    ['浩子宇一俊博天奕泽嘉铭晨柏思家明梓皓文佳诗承君沐睿瑞', '轩然航鸣杰文佑辰楷树泽曦川涵宇豪阳霖诚睿琪瑞恒昊哲博'],
  ],
  female: [
    ['桂秀淑玉凤素翠金春雅景香月亚喜兰文英佩庆连艳丽德忠永', '兰英芬珍琴云花凤芝香荣清芹娥洁范霞梅贤杰琪芳华玲英媛'],
    ['丽晓淑春海立冬亚金彩洪玉秋文红雪艳桂凤静雅小伟美莉佳', '华燕梅玲英娟男丽霞艳杰菊静敏红云萍娜辉波双平欣芳玉婷'],
    ['子雨欣一诗梓佳思语若沐锦梦可雅馨嘉奕婉艺悦依紫心安雪', '涵桐怡诺萱琪彤嫣曦妍瑟瑶欣然馨雯彤琳晴宁菲婷熙瑾汐妮'],
  ],
}

/** Alone as a whole given name. */
const single: Record<'male' | 'female', readonly string[]> = {
  male: [...'军伟强磊刚涛超勇波鹏峰辉斌杰亮明飞健浩宇凯'],
  female: [...'艳敏丽静雪娟红霞燕娜婷莉芳玲颖慧洁琳悦雯瑶'],
}

/** The first of a list are common, the last are rare. */
const skewed = <T>(r: Seeded, list: readonly T[]): T => list[Math.floor(r.next() ** 1.7 * list.length)]!

export const wholeCounty: Manner = {
  shapes: (rural) => (rural ? village : townspeople),
  given: (r, sex, born) => {
    if (r.chance(0.16)) return skewed(r, single[sex])
    const [first, second] = characters[sex][born < 1965 ? 0 : born < 1990 ? 1 : 2]!
    return skewed(r, [...first]) + skewed(r, [...second])
  },
}

/** Persons in a household on the average, in town and village alike: how many dwellings `n` persons need. */
export function householdSize(manner: Manner): number {
  const sizes = [true, false].map((rural) => {
    const shapes = manner.shapes(rural)
    const whole = shapes.reduce((sum, s) => sum + s.weight, 0)
    return shapes.reduce((sum, s) => sum + s.weight * s.roles.length, 0) / whole
  })
  return (sizes[0]! + sizes[1]!) / 2
}
