import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { mayFollow } from '../../../domain/timebank/orders.ts'
import { useMay } from '../../accounts/queries.ts'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { Link, useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { Answering, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { PersonField } from '../../people/PersonField.tsx'
import { communityName, usePlaceNames } from '../../places/queries.ts'
import { momentAt, useAssign, useCancelFor, useConfirmFor, useDeskOrder, useTellFor } from '../orders.ts'
import { useTime } from '../queries.ts'
import { bankFaults, orderWords } from '../words.ts'
import { deskWords, words } from './words.ts'

type Order = NonNullable<ReturnType<typeof useDeskOrder>['data']>

/** One order: who, what, when, and what the desk may do with it now. */
export function OrderPage() {
  const t = useWords(deskWords)
  const bank = useWords(words)
  const lang = useLanguage()
  const name = useCatalogueNames()
  const { id } = useParams<{ id: string }>()
  const order = useDeskOrder(id)
  return (
    <>
      <Crumbs
        label={bank('crumbs')}
        crumbs={[
          { name: bank('title'), to: '/time-bank' },
          { name: t('orders'), to: '/time-bank/orders' },
          { name: order.data ? name(order.data.item, lang) : '…' },
        ]}
      />
      <Answering of={order} lines={8}>
        {(o) => (
          <>
            <header className="of-one-head">
              <h1>{name(o.item, lang)}</h1>
              <span>{wordIn(orderWords[o.state], lang)}</span>
            </header>
            <Said of={o} />
            <Acts key={o.state} of={o} />
          </>
        )}
      </Answering>
    </>
  )
}

const Person = ({ of }: { of: { person: string; name: string } }) => <Link to={`/people/${of.person}`}>{of.name}</Link>

function Said({ of: o }: { of: Order }) {
  const t = useWords(deskWords)
  const f = useFormat()
  const time = useTime()
  const places = usePlaceNames(true)
  const span = o.from && o.to && { day: f.fullDate(o.from), from: f.time(o.from), to: f.time(o.to) }
  return (
    <Facts
      wide
      rows={[
        [t('served'), <Person key="served" of={o.served} />],
        [t('place'), communityName(places, o.place)],
        [t('day'), f.fullDate(o.day)],
        [t('where'), o.note],
        [t('payer'), o.holder ? <Person key="holder" of={o.holder} /> : t('pool')],
        [t('minutes'), time.said(o.minutes)],
        [t('server'), o.server && <Person key="server" of={o.server} />],
        [t('until'), o.state === 'open' && f.moment(o.until)],
        [t('span'), span && t('spanOf', span)],
        [t('spent'), o.spent !== null && time.said(o.spent)],
        [t('record'), o.record && t('recordThere')],
      ]}
    />
  )
}

function Acts({ of: o }: { of: Order }) {
  const t = useWords(deskWords)
  const say = useDone()
  const may = useMay()
  const { id, second } = useOnce()
  const [dialog, setDialog] = useState<'assign' | 'tell'>()
  const [confirm, cancel] = [useConfirmFor(), useCancelFor()]
  const error = confirm.error ?? cancel.error
  const close = () => setDialog(undefined)
  if (!may('timebank.keep')) return null
  const run = (act: typeof confirm | typeof cancel, of: string) => () =>
    void act
      .mutateAsync({ params: { id: o.id }, body: { id: of } })
      .then(() => say(t('done')))
      .catch(() => undefined)
  return (
    <>
      <div className="form-foot">
        {mayFollow(o.state, 'take') && <Button onClick={() => setDialog('assign')}>{t('assign')}</Button>}
        {mayFollow(o.state, 'tell') && <Button onClick={() => setDialog('tell')}>{t('tell')}</Button>}
        {mayFollow(o.state, 'confirm') && (
          <Popconfirm title={t('confirmAsk')} okText={t('confirm')} onConfirm={run(confirm, id)}>
            <Button type="primary">{t('confirm')}</Button>
          </Popconfirm>
        )}
        {mayFollow(o.state, 'cancel') && (
          <Popconfirm title={t('cancelAsk')} okText={t('cancel')} onConfirm={run(cancel, second)}>
            <Button>{t('cancel')}</Button>
          </Popconfirm>
        )}
      </div>
      {error !== undefined && <ErrorState error={error} />}
      {dialog === 'assign' && <Assigning of={o} onClose={close} />}
      {dialog === 'tell' && <Telling of={o} onClose={close} />}
    </>
  )
}

interface Dialog {
  of: Order
  onClose: () => void
}

function Assigning({ of: o, onClose }: Dialog) {
  const t = useWords(deskWords)
  const say = useDone()
  const assign = useAssign()
  const { id } = useOnce()
  const form = useForm<{ person: string | null }>({
    start: { person: null },
    words: bankFaults,
    check: (v) => needed(v, 'person'),
  })
  return (
    <FormDialog
      title={t('assign')}
      form={form}
      okText={t('assign')}
      onClose={onClose}
      onSend={async (v) => assign.mutateAsync({ params: { id: o.id }, body: { id, person: v.person! } })}
      onSent={() => {
        say(t('done'))
        onClose()
      }}
    >
      <PersonField form={form} name="person" label={t('server')} hint={t('assignHint')} />
    </FormDialog>
  )
}

function Telling({ of: o, onClose }: Dialog) {
  const t = useWords(deskWords)
  const f = useFormat()
  const say = useDone()
  const tell = useTellFor()
  const { id } = useOnce()
  const form = useForm({
    start: { day: o.day, from: o.from ? f.time(o.from) : '', to: o.to ? f.time(o.to) : '' },
    words: bankFaults,
    check: (v) => needed(v, 'day', 'from', 'to'),
  })
  return (
    <FormDialog
      title={t('tell')}
      form={form}
      okText={t('tell')}
      onClose={onClose}
      onSend={async (v) =>
        tell.mutateAsync({
          params: { id: o.id },
          body: { id, from: momentAt(v.day, v.from), to: momentAt(v.day, v.to) },
        })
      }
      onSent={() => {
        say(t('done'))
        onClose()
      }}
    >
      <TextInput form={form} name="day" label={t('day')} type="date" />
      <TextInput form={form} name="from" label={t('from')} type="time" />
      <TextInput form={form} name="to" label={t('to')} type="time" />
    </FormDialog>
  )
}
