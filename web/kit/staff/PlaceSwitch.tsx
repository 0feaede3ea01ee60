import { Select } from 'antd'
import { lineage, parentOf } from '../../../domain/kernel/place-path.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.ts'
import { staffWords } from './words.ts'

export interface PlaceChoice {
  path: string
  name: string
  /** Word for its level: 县, 镇, 社区. */
  level: string
}

export interface PlaceSwitchProps {
  /** The tree, or as much of it as the reader may see; in order of path. */
  places: readonly PlaceChoice[]
  /** The highest place the reader may choose. */
  root: string
  value: string
  onChange: (path: string) => void
  /** How many levels below the root are offered; default 3 (town, sub-district, community). */
  depth?: number
}

/** County / town / community, each a choice among the children of the one before it. */
export function PlaceSwitch({ places, root, value, onChange, depth = 3 }: PlaceSwitchProps) {
  const t = useWords(staffWords)
  const chain = lineage(value).filter((p) => p.startsWith(root))
  const nameOf = (path: string) => places.find((p) => p.path === path)
  const levels = chain
    .slice(0, depth)
    .map((parent, i) => ({ parent, chosen: chain[i + 1], children: places.filter((p) => parentOf(p.path) === parent) }))
  const top = nameOf(root)
  return (
    <div className="place-switch" role="group" aria-label={t('place')}>
      <button type="button" className="quiet" onClick={() => onChange(root)}>
        <small>{top?.level}</small> {top?.name}
      </button>
      {levels.map(({ parent, chosen, children }) => {
        const level = children[0]?.level
        if (!level) return null
        return (
          <span key={parent}>
            <i aria-hidden="true">/</i>
            <Select
              variant="borderless"
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              suffixIcon={<Icon name="down" />}
              aria-label={level}
              value={chosen ?? parent}
              onChange={onChange}
              options={[
                { value: parent, label: t('wholeLevel', { level }) },
                ...children.map((c) => ({ value: c.path, label: c.name })),
              ]}
            />
          </span>
        )
      })}
    </div>
  )
}
