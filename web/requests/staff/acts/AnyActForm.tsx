import { AcceptForm } from './AcceptForm.tsx'
import { ActForm, type ActFormProps } from './ActForm.tsx'
import { DispatchForm } from './DispatchForm.tsx'
import { likelyEvaluation } from './evaluation.ts'

/** The form of an act: laid by hand where it deserves it, else made from the table. */
export function AnyActForm(props: ActFormProps) {
  if (props.kind === 'accept') return <AcceptForm {...props} />
  if (props.kind === 'dispatch') return <DispatchForm {...props} />
  if (props.kind === 'close') return <ActForm {...props} start={{ evaluation: likelyEvaluation(props.view) ?? null }} />
  if (props.kind === 'claim')
    return (
      <ActForm
        {...props}
        start={{ unit: props.view.orderList.find((o) => o.id === props.order)?.offeredTo[0]?.id ?? null }}
      />
    )
  return <ActForm {...props} />
}
