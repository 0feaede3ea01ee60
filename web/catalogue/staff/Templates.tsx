import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import { at } from '../../kit/form/at.ts'
import { useEditTemplate, useTemplates, type Template } from './queries.ts'
import { CatalogueHead } from './Tabs.tsx'
import { words } from './words.ts'
import { catalogueFaultWords } from './words/faults.ts'

const channels = { sms: 'channelSms', mail: 'channelMail', inbox: 'channelInbox', letter: 'channelLetter' } as const

/** Texts of messages and letters, each with its version. */
export function Templates() {
  const t = useWords(words)
  const lang = useLanguage()
  const may = useMay()
  const templates = useTemplates()
  const [editing, setEditing] = useState<Template>()
  const columns: Column<Template>[] = [
    { key: 'code', title: t('code'), width: 180, always: true, render: (r) => r.code },
    { key: 'channel', title: t('channel'), width: 80, render: (r) => t(channels[r.channel]) },
    {
      key: 'text',
      title: t('templateText'),
      always: true,
      render: (r) => <span className="wrap">{(lang === 'en' && r.text.en) || r.text.zh}</span>,
    },
    {
      key: 'length',
      title: t('length'),
      width: 70,
      align: 'right',
      extra: true,
      render: (r) => t('templateLength', { n: r.text.zh.length }),
    },
    { key: 'version', title: t('version'), width: 68, align: 'right', render: (r) => r.version },
    {
      key: 'edit',
      title: t('edit'),
      width: 76,
      always: true,
      act: true,
      render: (r) =>
        may('catalogue.edit') && (
          <Button size="small" type="link" aria-label={`${t('edit')} ${r.code}`} onClick={() => setEditing(r)}>
            {t('edit')}
          </Button>
        ),
    },
  ]
  return (
    <>
      <CatalogueHead />
      <DataTable
        name="templates"
        caption={t('tabTemplates')}
        of={{
          items: templates.data?.items,
          more: false,
          loadMore: () => undefined,
          error: templates.error,
          refetch: templates.refetch,
        }}
        columns={columns}
        rowKey={(r) => r.code}
        cards
      />
      {editing && <EditTemplate key={editing.code} template={editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

function EditTemplate({ template, onClose }: { template: Template; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const edit = useEditTemplate()
  const [id] = useState(mint)
  const form = useForm({
    start: {
      titleZh: template.title?.zh ?? '',
      titleEn: template.title?.en ?? '',
      text: template.text.zh,
      textEn: template.text.en ?? '',
    },
    words: catalogueFaultWords,
    check: (v) => (v.text.trim() ? [] : [{ path: 'text', code: 'required' }]),
  })
  const { version, ...rest } = template
  const send = (v: typeof form.values) =>
    at({ 'template.text.en': 'textEn', 'template.text': 'text', 'template.': '' }, () =>
      edit.mutateAsync({
        params: { code: template.code },
        body: {
          id,
          base: version,
          template: {
            ...rest,
            text: { zh: v.text, ...(v.textEn.trim() && { en: v.textEn }) },
            ...(v.titleZh.trim() && {
              title: { zh: v.titleZh.trim(), ...(v.titleEn.trim() && { en: v.titleEn.trim() }) },
            }),
          },
        },
      }),
    )
  return (
    <FormDialog
      title={template.code}
      note={t('templateHint')}
      form={form}
      okText={t('save')}
      width={640}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      {template.channel !== 'sms' && (
        <div className="side">
          <TextInput form={form} name="titleZh" label={t('templateTitle')} optional maxLength={100} />
          <TextInput form={form} name="titleEn" label={t('nameEn')} optional maxLength={100} />
        </div>
      )}
      <TextBox
        form={form}
        name="text"
        label={t('templateText')}
        rows={4}
        maxLength={template.channel === 'sms' ? 268 : 2000}
        first
      />
      <TextBox form={form} name="textEn" label={t('nameEn')} optional rows={3} maxLength={3000} />
    </FormDialog>
  )
}
