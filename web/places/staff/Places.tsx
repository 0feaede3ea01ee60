import { Button } from 'antd'
import { useNavigate, useSearch } from '../../kit/router.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { useFormat } from '../../kit/now.ts'
import { useWords } from '../../kit/words.ts'
import type { PlaceParts } from '../StaffScreens.tsx'
import { PlacePage } from './PlacePage.tsx'
import './places.css'
import { useTree } from './queries.ts'
import { Tree } from './Tree.tsx'
import { words } from './words.ts'

/** The tree of places, and beside it the page of one. */
export function Places({ parts }: { parts: PlaceParts }) {
  const t = useWords(words)
  const f = useFormat()
  const navigate = useNavigate()
  const root = parts.useRoot()
  const mayAt = parts.useMayAt()
  const [search, change] = useSearch()
  const chosen = search.get('at') ?? undefined
  const closed = search.get('closed') === 'yes'
  const tree = useTree(closed)
  const at = chosen ?? root
  const open = tree.data?.items.filter((n) => !n.closed).length
  return (
    <>
      <PageHead title={t('title')} note={open !== undefined && t('note', { n: f.number(open) })}>
        {mayAt('places.import', root) && <Button onClick={() => navigate('/places/import')}>{t('import')}</Button>}
      </PageHead>
      <div className={chosen ? 'places chosen' : 'places'}>
        <Tree
          of={tree}
          at={at}
          closed={closed}
          onClosed={(on) => change({ closed: on ? 'yes' : undefined })}
          linkOf={(path) => `/places?at=${path}${closed ? '&closed=yes' : ''}`}
        />
        <PlacePage key={at} path={at} parts={parts} onGo={(path) => change({ at: path })} />
      </div>
    </>
  )
}
