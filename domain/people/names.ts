/** Stuff for invented names: what a county's register looks like, rare characters and minority names included. */
import type { Seeded } from '../kernel/seeded.ts'

/** Common surnames, the frequent ones more often. */
const common = [
  ...'王王王王李李李李张张张张刘刘刘陈陈杨杨赵赵孙孙周吴徐徐高高马于于郭宋宋韩冯董姜姜曲崔崔朱朱胡林何罗郑梁谢唐许邓曹彭曾萧田蔡潘袁蒋余叶杜苏魏吕丁任沈姚卢傅钟汪范陆金金朴石戴贾韦夏方邹熊白孟秦尹邵万雷侯龙段郝史陶顾毛贺龚汤尤',
]
/** Readings, strokes and lengths that break careless code. */
const rare =
  '单 仇 区 查 解 盖 乐 亓 仝 逄 隗 鄢 尉迟 欧阳 上官 慕容 司马 诸葛 万俟 曾 盛 覃 晁 佟 关 那 鄂 敖 乌'.split(' ')

/** Given names by sex and time of birth: before 1965, before 1990, since. */
const given: Record<'male' | 'female', readonly (readonly string[])[]> = {
  male: [
    '福 贵 德 生 玉林 国栋 凤山 长海 振东 万金 庆余 永年 广田 兆丰 连举 文斌 德顺 殿臣 占山 喜林',
    '建国 军 志强 伟 国庆 晓东 海波 立新 学军 春雷 宏伟 大勇 洪涛 永刚 少华 彦明 树林 向阳 玉柱 宝库',
    '浩然 子轩 宇航 一鸣 俊杰 博文 天佑 奕辰 泽楷 嘉树 铭泽 晨曦 柏川 屹 翀 睿 淏 煜祺 堃 子涵',
  ].map((line) => line.split(' ')),
  female: [
    '桂兰 秀英 玉珍 淑芬 凤琴 素云 翠花 金凤 玉兰 秀芝 春香 雅琴 桂荣 淑清 亚范 景芝 香云 月娥 玉洁 喜凤',
    '丽华 艳 红梅 晓燕 淑华 春玲 海英 立娟 雪 冬梅 亚男 丽丽 金玲 彩霞 洪艳 玉杰 秋菊 文静 敏 凤霞',
    '子涵 雨桐 欣怡 一诺 诗涵 梓萱 佳琪 思彤 语嫣 若曦 沐妍 锦瑟 晗 玥 滢 祎 芃 姝涵 忻妍 婳',
  ].map((line) => line.split(' ')),
}

/** Characters outside the usual fonts, and one outside the basic plane. */
const hardGiven = '㛃 䶮 垚 犇 骉 𠮷 龘 燚 琞 禤'.split(' ')

/** Whole names that follow other rules; all put together by hand from common parts. */
const minority: Record<'male' | 'female', readonly string[]> = {
  male: ['艾尔肯·图尔逊', '巴特尔', '扎西平措', '哈斯额尔敦', '阿不都热合曼·吐尔地', '朝鲁', '叶尔兰·巴合提', '毕力格'],
  female: [
    '古丽娜尔·艾尼',
    '其其格',
    '格桑卓玛',
    '乌云塔娜',
    '迪丽热巴提·阿布都',
    '萨仁花',
    '阿依努尔·赛力克',
    '娜仁托娅',
  ],
}

/** A surname that a family shares; now and then one that is read otherwise than it is written. */
export function inventSurname(r: Seeded): string {
  return r.chance(0.03) ? r.pick(rare) : r.pick(common)
}

export const inventMinority = (r: Seeded, sex: 'male' | 'female') => r.pick(minority[sex])

export function inventGiven(r: Seeded, sex: 'male' | 'female', born: number): string {
  if (r.chance(0.004)) return r.pick(hardGiven)
  const list = given[sex]
  return r.pick(list[born < 1965 ? 0 : born < 1990 ? 1 : 2]!)
}
