import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { NumberInput, TextBox } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import { useSetLimit, type Limit } from '../queries.ts'
import { faultWords, words } from './words.ts'

export function EditLimit({ limit, onClose }: { limit: Limit; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const set = useSetLimit()
  const [id] = useState(mint)
  const { least, most } = limit
  const form = useForm({
    start: { months: limit.months, why: '' },
    words: faultWords,
    check: (v) => [
      ...(v.months === null || (least !== null && v.months < least) || (most !== null && v.months > most)
        ? [{ path: 'months', code: 'limit-bounds' }]
        : []),
      ...(v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
    ],
  })
  return (
    <FormDialog
      title={t('changeOf', { name: limit.name[lang] })}
      note={t('changeNote', { least: least ?? 1, most: most ?? 1200 })}
      form={form}
      okText={t('save')}
      onClose={onClose}
      onSent={() => say(t('saved'))}
      onSend={(v) =>
        set.mutateAsync({
          params: { code: limit.code },
          body: { id, base: limit.version, months: v.months!, why: v.why.trim() },
        })
      }
    >
      <NumberInput form={form} name="months" label={t('monthsField')} min={1} max={1200} />
      <TextBox form={form} name="why" label={t('why')} maxLength={200} />
    </FormDialog>
  )
}
