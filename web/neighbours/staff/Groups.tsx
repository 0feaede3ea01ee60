import { Button } from 'antd'
import { useState } from 'react'
import { groupLevels } from '../../../domain/neighbours/rules.ts'
import { useMay, useRoot } from '../../accounts/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat, useNow } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { TextBox } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { useOnce } from '../../kit/staff/once.ts'
import { usePlace } from '../../kit/staff/place.ts'
import { Sideways } from '../../kit/staff/Sideways.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useEndGroup, useGroupsIn, type DeskGroup } from '../group-queries.ts'
import { groupLevelWords, groupWords } from '../group-words.ts'
import { neighbourFaults } from '../words.ts'
import { words } from './words.ts'

/** Groups who help each other in a place: how many are in each, and what came of it. [S1-14] */
export function Groups() {
  const t = useWords(groupWords)
  const w = useWords(words)
  const root = useRoot()
  const [place, choose] = usePlace(root)
  const year = Number(dayText(useNow()).slice(0, 4))
  const none = <p className="none">{t('noneHere')}</p>
  return (
    <>
      <Crumbs label={w('crumbs')} crumbs={[{ name: w('title'), to: '/neighbours' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')} />
      <div className="filters">
        <span className="filter">
          <PlaceSelect
            id="groups-place"
            label={t('place')}
            root={root}
            value={place}
            onChange={(path) => choose(path ?? root)}
          />
        </span>
      </div>
      <Answering of={useGroupsIn(place, year)} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => <Table of={items} />}
      </Answering>
    </>
  )
}

function Table({ of: items }: { of: readonly DeskGroup[] }) {
  const t = useWords(groupWords)
  const lang = useLanguage()
  const f = useFormat()
  const may = useMay()
  const [ending, setEnding] = useState<DeskGroup>()
  const kinds = groupLevels.flatMap((level) => {
    const n = items.filter((g) => g.level === level).length
    return n > 0 ? [t('kindSum', { kind: wordIn(groupLevelWords[level], lang), n })] : []
  })
  return (
    <>
      <p>{kinds.join(' · ')}</p>
      <Sideways label={t('title')}>
        <table className="plain">
          <thead>
            <tr>
              {(['group', 'kind', 'place', 'members', 'helps', 'since'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(name)}
                </th>
              ))}
              {may('neighbours.keep') && (
                <th scope="col">
                  <span className="sr">{t('end')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {items.map((g) => (
              <tr key={g.id}>
                <th scope="row">{g.name}</th>
                <td>{wordIn(groupLevelWords[g.level], lang)}</td>
                <td>{g.placeName}</td>
                <td>{g.members}</td>
                <td>{g.helps}</td>
                <td>{f.fullDate(g.from)}</td>
                {may('neighbours.keep') && (
                  <td>
                    <Button size="small" aria-label={t('endOf', { name: g.name })} onClick={() => setEnding(g)}>
                      {t('end')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
      {ending && <EndForm group={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

function EndForm({ group, onClose }: { group: DeskGroup; onClose: () => void }) {
  const t = useWords(groupWords)
  const say = useDone()
  const end = useEndGroup()
  const { id } = useOnce()
  const form = useForm({
    start: { why: '' },
    words: neighbourFaults,
    check: (v) => (v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
  })
  return (
    <FormDialog
      title={t('endOf', { name: group.name })}
      form={form}
      okText={t('end')}
      onClose={onClose}
      onSend={(v) => end.mutateAsync({ params: { id: group.id }, body: { id, why: v.why.trim() } })}
      onSent={() => say(t('ended'))}
    >
      <TextBox form={form} name="why" label={t('endWhy')} rows={2} maxLength={200} />
    </FormDialog>
  )
}
