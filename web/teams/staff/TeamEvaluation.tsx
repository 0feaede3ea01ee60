import { Button } from 'antd'
import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import { TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useCloseYear, useEvaluation, type View, type YearSaid } from '../queries.ts'
import { standingWords } from '../words.ts'
import { evaluationFaults, evaluationWords } from './evaluation-words.ts'
import { TakeYearOut } from './TakeYearOut.tsx'
import { useWhichYear } from './YearSwitch.tsx'

/** The year of a team from numbers and residents' voices: as it stands, and as it was closed. [E8] */
export function TeamEvaluation({ team, may }: { team: View; may: boolean }) {
  const t = useWords(evaluationWords)
  const [year] = useWhichYear()
  const found = useEvaluation(team.id, year)
  const [closing, setClosing] = useState(false)
  const last = found.data?.closed[0]
  return (
    <section>
      <h2 className="with-act">
        {t('title')}
        {may && found.data?.over && (
          <Button size="small" onClick={() => setClosing(true)}>
            {last ? t('correct') : t('close')}
          </Button>
        )}
        <TakeYearOut team={team.id} year={year} of="evaluation" />
      </h2>
      <p className="note">{t('note')}</p>
      <Answering of={found} lines={8}>
        {(all) => (
          <>
            {all.closed.map((c) => (
              <Closed key={c.id} of={c} />
            ))}
            {all.closed.length === 0 && (
              <>
                <h3>{t('nowTitle')}</h3>
                {!all.over && <p className="small">{t('running')}</p>}
                <Figures of={all.now} />
              </>
            )}
          </>
        )}
      </Answering>
      {closing && <Closing team={team.id} year={year} base={last?.version ?? 0} onClose={() => setClosing(false)} />}
    </section>
  )
}

function Closed({ of: c }: { of: YearSaid['closed'][number] }) {
  const t = useWords(evaluationWords)
  const f = useFormat()
  return (
    <>
      <h3>{t('closedTitle', { n: c.version, day: f.fullDate(c.at), by: c.by })}</h3>
      <p>{c.said}</p>
      {c.why && <p className="small">{t('whyOf', { why: c.why })}</p>}
      <Figures of={c.figures} />
    </>
  )
}

function Figures({ of }: { of: YearSaid['now'] }) {
  const t = useWords(evaluationWords)
  const standing = useWords(standingWords)
  const lang = useLanguage()
  const { survey, ratings, asked } = of.voices
  const sum = (all: object) => Object.values(all).reduce((n: number, k: number) => n + k, 0)
  const saidOf = (q: YearSaid['now']['quotas'][number]) => {
    if (q.of !== null) return t('quotaShare', { of: q.of, have: q.have, apart: q.apart ?? 0 })
    if (q.want === null) return t('quotaCounted', { have: q.have })
    return t('quotaDone', { have: q.have, want: q.want, windows: q.windows, met: q.met })
  }
  return (
    <>
      {of.sealed && <p className="small">{t('sealed')}</p>}
      <Facts
        wide
        rows={[
          ...of.quotas.map(
            (q) =>
              [
                q.name[lang],
                [saidOf(q), q.standing !== 'none' && standing(q.standing)].filter(Boolean).join(' · '),
              ] as const,
          ),
          [t('survey'), sum(survey) > 0 ? t('surveyOf', survey) : t('nobody')],
          [t('ratings'), sum(ratings) > 0 ? t('ratingsOf', ratings) : t('nobody')],
          [t('asked'), asked.all > 0 ? t('askedOf', asked) : t('nobody')],
        ]}
      />
    </>
  )
}

function Closing({ team, year, base, onClose }: { team: string; year: number; base: number; onClose: () => void }) {
  const t = useWords(evaluationWords)
  const say = useDone()
  const close = useCloseYear()
  const { id } = useOnce()
  const form = useForm({
    start: { said: '', why: '' },
    words: evaluationFaults,
    check: (v) => needed(v, 'said', ...(base > 0 ? (['why'] as const) : [])),
  })
  return (
    <FormDialog
      title={base > 0 ? t('correct') : t('close')}
      note={t('note')}
      form={form}
      okText={base > 0 ? t('correct') : t('close')}
      onClose={onClose}
      onSend={async ({ said, why }) =>
        close.mutateAsync({
          params: { id: team },
          body: { id, year, base, said: said.trim(), ...(base > 0 && { why: why.trim() }) },
        })
      }
      onSent={() => say(t('closed'))}
    >
      <TextBox form={form} name="said" label={t('said')} hint={t('saidHint')} rows={5} maxLength={1000} />
      {base > 0 && <TextInput form={form} name="why" label={t('why')} maxLength={200} />}
    </FormDialog>
  )
}
