import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { NumberInput, Pick, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { useHandOut, useShelf } from '../goods.ts'
import { useTime } from '../queries.ts'
import { goodsFaults, goodsWords } from './goods-words.ts'

interface Values {
  good: string | null
  count: number | null
  agreed: boolean
}

/** Goods for minutes, by the word of whoever stands at the desk. */
export function HandOut({
  account,
  onClose,
  onHanded,
}: {
  account: string
  onClose: () => void
  onHanded: (receipt: string) => void
}) {
  const t = useWords(goodsWords)
  const lang = useLanguage()
  const say = useDone()
  const time = useTime()
  const send = useHandOut()
  const { id } = useOnce()
  const options = (useShelf().data?.items ?? [])
    .filter((g) => g.left !== 0)
    .map((g) => ({ value: g.code, label: t('goodOf', { name: g.name[lang], time: time.said(g.minutes) }) }))
  const form = useForm<Values>({
    start: { good: null, count: 1, agreed: false },
    words: goodsFaults,
    check: (v) => needed(v, 'good', 'count', 'agreed'),
  })
  return (
    <FormDialog
      title={t('handOut')}
      form={form}
      okText={t('handOut')}
      onClose={onClose}
      onSend={async (v) => send.mutateAsync({ body: { id, account, good: v.good!, count: v.count!, agreed: true } })}
      onSent={() => {
        say(t('handed'))
        onHanded(id)
      }}
    >
      <Pick form={form} name="good" label={t('good')} options={options} />
      <NumberInput form={form} name="count" label={t('count')} min={1} max={20} />
      <Tick form={form} name="agreed" label={t('agreed')} />
    </FormDialog>
  )
}
