import { describe, expect, it } from 'vitest'
import { hereOf, type Picked } from './queries.ts'

const home: Picked = {
  kind: 'building',
  id: '0190a000-0000-7000-8000-000000000001',
  place: '231025/100/zhanqian/001/003/',
  label: '站前家园3号楼',
}
const nodes = [
  { path: '231025/100/', kind: 'town' as const, name: '林口镇' },
  { path: '231025/100/zhanqian/', kind: 'sub-district' as const, name: '站前办事处' },
  { path: '231025/100/zhanqian/001/', kind: 'community' as const, name: '站前第一居民委员会' },
  { path: '231025/100/zhanqian/001/003/', kind: 'grid' as const, name: '第三网格' },
]

describe('where a resident lives, as the device remembers it', () => {
  it('names town and community, and keeps the community of the building', () => {
    expect(hereOf(home, nodes)).toEqual({
      place: '231025/100/zhanqian/001/',
      name: '林口镇 · 站前第一居民委员会',
      home,
    })
  })

  it('does without names it was not given', () => {
    expect(hereOf(home, [])).toEqual({ place: '231025/100/zhanqian/001/', name: '站前家园3号楼', home })
  })
})
