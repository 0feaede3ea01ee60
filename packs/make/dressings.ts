/** What the two demo counties are dressed with. Every outline, point and number is invented; squares are known by name only. */
import type { Dressing } from './county.ts'

export const dressings: Record<string, Dressing> = {
  linkou: {
    seed: 231025,
    cell: [[129.42, 44.72], [130.72, 44.68], [130.78, 45.92], [129.33, 45.98]],
    landmarks: [
      { place: '231025/100/zhanqian/', name: '兴林广场', kind: 'square' },
      { place: '231025/100/dongjie/', name: '金旺角广场', kind: 'square' },
      { place: '231025/100/xijie/', name: '北山广场', kind: 'square' },
      { place: '231025/100/nanshan/', name: '南山广场', kind: 'square' },
      { place: '231025/100/zhanqian/', name: '火车站', kind: 'other' },
      { place: '231025/100/dongjie/', name: '客运站', kind: 'bus-stop' },
    ],
    companies: ['安和物业（虚构）', '暖邻物业（虚构）', '四季青物业（虚构）', '同心物业（虚构）', '北国物业（虚构）', '山水物业（虚构）'],
  },
  neighbour: {
    seed: 990001,
    cell: [[131.02, 44.9], [131.42, 44.9], [131.42, 45.2], [131.02, 45.2]],
    landmarks: [{ place: '990001/100/', name: '虚构广场', kind: 'square' }],
    companies: ['假想物业（虚构）', '例如物业（虚构）'],
  },
}
