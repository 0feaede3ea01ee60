import { peopleApi } from '../../../../domain/people/api.ts'
import { Relation, Residence } from '../../../../domain/people/schema.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Framed, Pick, Radios, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import type { ColleaguePick } from '../../StaffScreens.tsx'
import { usePersonAct, type Card } from '../queries.ts'
import { personFaultWords, relationWords, residenceWords, words } from '../words.ts'
import { liaisonWords } from '../words/liaisons.ts'
import { needed, useOnce } from '../../../kit/staff/once.ts'

type Home = NonNullable<Card['household']>
export type Mate = Home['members'][number]

interface GiveProps {
  households: string[]
  ColleaguePick: ColleaguePick
  onClose: () => void
}

/** Whom these households turn to first, from a day on [S1-31]. */
export function GiveLiaison({ households, ColleaguePick: Colleague, onClose }: GiveProps) {
  const t = useWords(liaisonWords)
  const all = useWords(words)
  const say = useDone()
  const give = usePersonAct(peopleApi.giveLiaison)
  const { id, today } = useOnce()
  const form = useForm({
    start: { account: null as string | null, day: today },
    words: personFaultWords,
    check: (v) => [...needed(v, 'account', 'day'), ...(v.day > today ? [{ path: 'day', code: 'day-future' }] : [])],
  })
  return (
    <FormDialog
      title={households.length > 1 ? t('giveAll', { n: households.length }) : t('give')}
      form={form}
      okText={t('save')}
      width={400}
      onClose={onClose}
      onSend={(v) => give.mutateAsync({ body: { id, households, account: v.account, day: v.day } })}
      onSent={() => say(all('saved'))}
    >
      <Framed form={form} name="account" label={t('who')} first>
        {({ id: field, status }) => (
          <Colleague
            id={field}
            status={status}
            value={form.values.account}
            onChange={(account) => form.set({ account })}
          />
        )}
      </Framed>
      <TextInput form={form} name="day" label={all('from')} type="date" />
    </FormDialog>
  )
}

/** How a member stands to the head, and whether they are registered and live here, from a day on [B2]. */
export function TurnMember({ home, mate, onClose }: { home: Home; mate: Mate; onClose: () => void }) {
  const t = useWords(liaisonWords)
  const all = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const turn = usePersonAct(peopleApi.turnMember)
  const { id, today } = useOnce()
  const form = useForm({
    start: { relation: mate.relation, residence: mate.residence, former: null as Relation | null, day: today },
    words: personFaultWords,
    check: (v) => [...needed(v, 'day'), ...(asks(v.relation) ? needed(v, 'former') : [])],
  })
  function asks(relation: string): boolean {
    return relation === 'head' && home.members.some((m) => m.relation === 'head' && m.person !== mate.person)
  }
  const relations = Relation.options.map((value) => ({ value, label: wordIn(relationWords[value], lang) }))
  const send = (v: typeof form.values) =>
    turn.mutateAsync({
      body: {
        id,
        household: home.id,
        person: mate.person,
        relation: v.relation,
        residence: v.residence,
        day: v.day,
        ...(asks(v.relation) && v.former && v.former !== 'head' && { former: v.former }),
      },
    })
  return (
    <FormDialog
      title={`${t('turnTitle')} · ${mate.name}`}
      form={form}
      okText={t('save')}
      width={440}
      onClose={onClose}
      onSend={send}
      onSent={() => say(all('saved'))}
    >
      <Pick form={form} name="relation" label={all('relation')} options={relations} />
      {asks(form.values.relation) && (
        <Pick form={form} name="former" label={t('former')} options={relations.filter((r) => r.value !== 'head')} />
      )}
      <Radios
        form={form}
        name="residence"
        label={all('residence')}
        options={Residence.options.map((value) => ({ value, label: wordIn(residenceWords[value], lang) }))}
      />
      <TextInput form={form} name="day" label={all('from')} type="date" />
    </FormDialog>
  )
}
