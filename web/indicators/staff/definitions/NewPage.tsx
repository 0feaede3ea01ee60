import { useState } from 'react'
import { mint } from '../../../kit/mint.ts'
import { useNavigate } from '../../../kit/router.tsx'
import { Crumbs } from '../../../kit/staff/Crumbs.tsx'
import { PageHead, useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { useDefine } from '../../queries.ts'
import { defineIndicatorWords } from '../../words/define.ts'
import { DefinitionForm } from './DefinitionForm.tsx'
import { definitionOf, emptyValues } from './shape.ts'
import '../indicators.css'

/** Nobody types a code: it is made once and never shown. */
const newCode = () => `own-${mint().replaceAll('-', '').slice(-12)}`

/** Own ones stand after those of the packs. */
const after = 5000

export function NewPage() {
  const t = useWords(defineIndicatorWords)
  const navigate = useNavigate()
  const say = useDone()
  const define = useDefine()
  const [code] = useState(newCode)
  return (
    <div className="definition">
      <Crumbs
        label={t('crumbs')}
        crumbs={[
          { name: t('board'), to: '/dashboard' },
          { name: t('title'), to: '/dashboard/definitions' },
          { name: t('add') },
        ]}
      />
      <PageHead title={t('add')} />
      <DefinitionForm
        start={emptyValues}
        onSend={(id, v) =>
          define.mutateAsync({ body: { id, definition: definitionOf(v, { code, sort: after }), why: v.why.trim() } })
        }
        onSent={() => {
          say(t('saved'))
          navigate(`/dashboard/definitions/${code}`, { replace: true })
        }}
      />
    </div>
  )
}
