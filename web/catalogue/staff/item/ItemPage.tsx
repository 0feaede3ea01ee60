import { useState } from 'react'
import { useMay } from '../../../accounts/queries.ts'
import { useParams, useSearch } from '../../../kit/router.tsx'
import { dayText } from '../../../kit/shanghai.ts'
import { Crumbs } from '../../../kit/staff/Crumbs.tsx'
import { PageHead } from '../../../kit/staff/ListParts.tsx'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { useWords } from '../../../kit/words.ts'
import { ItemSelect } from '../../ItemSelect.tsx'
import type { PolicyEditor } from '../../StaffScreens.tsx'
import { useItemHere, type Item } from '../queries.ts'
import { words } from '../words.ts'
import { itemWords } from '../words/item.ts'
import { ItemForm } from './ItemForm.tsx'
import { likeAnother, valuesOf } from './values.ts'
import { Versions } from './Versions.tsx'
import '../catalogue.css'

/** One service item: all of it, without a line of JSON; saved, it is the next version. */
export function ItemPage({ PolicyEditor: Editor }: { PolicyEditor: PolicyEditor }) {
  const t = useWords(words)
  const { code } = useParams<{ code?: string } & Record<string, string>>()
  const [search] = useSearch()
  const [like, setLike] = useState<string | null>(null)
  const item = useItemHere(code ?? like ?? '')
  const own = useWords(itemWords)
  const lang = useLanguage()
  const name = (i: Item) => (lang === 'en' && i.name.en) || i.name.zh
  return (
    <>
      <Crumbs
        label={t('parts')}
        crumbs={[
          { name: t('title'), to: '/catalogue' },
          { name: code ? (item.data ? name(item.data) : code) : own('newItem') },
        ]}
      />
      {!code && (
        <>
          <PageHead title={own('newItem')} />
          <div className="field like">
            <label htmlFor="like">{t('like')}</label>
            <ItemSelect id="like" value={like} onChange={(chosen) => setLike(chosen)} />
            <p className="hint">{t('likeHint')}</p>
          </div>
        </>
      )}
      {(code || like) && (
        <Answering of={item} lines={12}>
          {(i) => (
            <Whole
              key={`${i.code}@${i.version}`}
              item={i}
              isNew={!code}
              category={search.get('category')}
              PolicyEditor={Editor}
            />
          )}
        </Answering>
      )}
    </>
  )
}

function Whole({
  item,
  isNew,
  category,
  PolicyEditor: Editor,
}: {
  item: Item
  isNew: boolean
  category: string | null
  PolicyEditor: PolicyEditor
}) {
  const may = useMay()
  const lang = useLanguage()
  const t = useWords(words)
  const { leadHere: _, helpersHere: __, version, ...body } = item
  const [start] = useState(() =>
    isNew ? { ...likeAnother(body, dayText(Date.now())), ...(category && { category }) } : valuesOf(body),
  )
  return (
    <>
      {!isNew && (
        <PageHead
          title={(lang === 'en' && item.name.en) || item.name.zh}
          note={`${item.code} · ${t('versionN', { n: version })}`}
        />
      )}
      <div className="item-page">
        <ItemForm
          start={start}
          base={isNew ? 0 : version}
          draft={isNew ? `like ${item.code}` : `${item.code}@${version}`}
          readOnly={!may('catalogue.edit')}
          PolicyEditor={Editor}
        />
        {!isNew && <Versions code={item.code} version={version} />}
      </div>
    </>
  )
}
