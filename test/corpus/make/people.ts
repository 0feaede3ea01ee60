/** Invented people of the corpus: numbers of an area that does not exist, phones nobody can dial. */
import { checkCharacter } from '../../../domain/people/idnumber.ts'

/** @param born `19510308`; @param order three digits, odd for a man */
export function idOf(born: string, order: string): string {
  const seventeen = `990000${born}${order}`
  return seventeen + checkCharacter(seventeen)
}

export const phoneOf = (n: number) => `000${String(n).padStart(8, '0')}`

export interface Someone {
  name: string
  id: string
  born: string
  sex: '男' | '女'
  phone: string
}

const made = (name: string, born: string, order: string, n: number): Someone => ({
  name,
  id: idOf(born, order),
  born,
  sex: Number(order) % 2 ? '男' : '女',
  phone: phoneOf(n),
})

/** Rare characters, a character outside the basic plane, names of minorities, a double surname. */
export const some = [
  made('王桂兰', '19450812', '002', 10000001),
  made('李建国', '19510308', '011', 10000002),
  made('张玉', '19380101', '004', 10000003),
  made('欧阳静怡', '20140620', '006', 10000004),
  made('𠮷田芳', '19491001', '008', 10000005),
  made('艾尔肯·图尔逊', '19600229', '013', 10000006),
  made('赵㛃', '19720715', '024', 10000007),
  made('孙浩然', '20160910', '015', 10000008),
  made('刘翠花', '19331231', '028', 10000009),
  made('陈志强', '19850505', '031', 10000010),
] as const

export const dashed = (born: string, by = '-') => `${born.slice(0, 4)}${by}${born.slice(4, 6)}${by}${born.slice(6)}`
