import { recordsApi } from '../../../domain/records/api.ts'
import { sayable } from '../../../domain/records/channel.ts'
import { channels } from '../../../domain/records/said.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useFormat } from '../../kit/now.ts'
import { useAct } from '../../kit/query.ts'
import { Radios } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import type { ServiceRecord } from '../queries.ts'
import { words } from '../words.ts'

interface Values {
  channel: (typeof sayable)[number] | null
}

/** Who pays for a service of a company or an organisation: said once, where the record does not tell. */
export function SayChannel({ record: r, onClose }: { record: ServiceRecord; onClose: () => void }) {
  const t = useWords(words)
  const { lang } = useFormat()
  const done = useDone()
  const say = useAct(recordsApi.sayChannel, { changes: [recordsApi.list, recordsApi.channels] })
  const form = useForm<Values>({
    start: { channel: sayable.find((c) => c === r.channel) ?? null },
    check: (v) => (v.channel ? [] : [{ path: 'channel', code: 'required' }]),
  })
  return (
    <FormDialog
      title={t('sayTitle')}
      note={t('sayNote')}
      form={form}
      okText={t('say')}
      onClose={onClose}
      onSend={({ channel }) =>
        say.mutateAsync({ params: { id: r.id }, body: { seen: r.version, channel: channel ?? 'public' } })
      }
      onSent={() => done(t('saidDone'))}
    >
      <Radios
        form={form}
        name="channel"
        label={t('channel')}
        options={sayable.map((value) => ({ value, label: channels[value][lang] }))}
      />
    </FormDialog>
  )
}
