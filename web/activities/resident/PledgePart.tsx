import { useState } from 'react'
import { useMe } from '../../accounts/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Btns } from '../../kit/ui/blocks.tsx'
import { Section } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { useOwnPledges, usePledge, usePledgeDone, type OwnPledges } from '../receipt-queries.ts'
import { receiptWords } from '../receipt-words.ts'

/** A tree or a pot each: pledged, and said to be done. [S2-03] */
export function PledgePart({ activity }: { activity: string }) {
  return useMe().data?.me?.kind === 'resident' ? <Own activity={activity} /> : null
}

function Own({ activity }: { activity: string }) {
  const t = useWords(receiptWords)
  const own = useOwnPledges(activity).data
  if (!own || own.items.length === 0) return null
  return (
    <Section title={t('pledges')}>
      <p className="small">{t('pledgeNote')}</p>
      <ul className="stack">
        {own.items.map((item) => (
          <li key={item.person} className="flat">
            <One activity={activity} item={item} choices={own.choices} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface OneProps {
  activity: string
  item: OwnPledges['items'][number]
  choices: OwnPledges['choices']
}

function One({ activity, item, choices }: OneProps) {
  const t = useWords(receiptWords)
  const lang = useLanguage()
  const [pledge, done] = [usePledge(), usePledgeDone()]
  const [ids] = useState(() => [mint(), mint()] as const)
  const error = pledge.error ?? done.error
  const { name, person } = item
  const named = (code: string) => choices.find((c) => c.code === code)?.name[lang] ?? code
  return (
    <>
      {item.pledge ? (
        <>
          <State tone={item.pledge.done ? 'good' : 'soon'}>
            {t('pledgeOf', { name, choice: named(item.pledge.choice) })}
            {item.pledge.done ? ` · ${t('isDone')}` : ''}
          </State>
          {!item.pledge.done && (
            <Btn
              icon="done"
              busy={done.isPending}
              onClick={() => done.mutate({ params: { id: activity, pledge: item.pledge!.id }, body: { id: ids[1] } })}
            >
              {t('done')}
            </Btn>
          )}
        </>
      ) : (
        <Btns>
          {choices.map((c) => (
            <Btn
              key={c.code}
              busy={pledge.isPending}
              onClick={() => pledge.mutate({ params: { id: activity }, body: { id: ids[0], person, choice: c.code } })}
            >
              {t('pledge', { name, choice: c.name[lang] })}
            </Btn>
          ))}
        </Btns>
      )}
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
