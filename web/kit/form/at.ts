/** Faults of the server at the fields of a form: `place.name` of the body is the field `name`. */
import { faultsOf, ProblemError } from '../problem.ts'

/** @param names beginnings of the server's paths and what stands in their place, the longest first */
export async function at<T>(names: Record<string, string>, doing: () => Promise<T>): Promise<T> {
  try {
    return await doing()
  } catch (error) {
    if (!(error instanceof ProblemError) || faultsOf(error).length === 0) throw error
    throw new ProblemError({
      ...error.problem,
      faults: faultsOf(error).map((f) => ({ ...f, path: fieldOf(f.path, names) })),
    })
  }
}

function fieldOf(path: string, names: Record<string, string>): string {
  for (const [begin, field] of Object.entries(names))
    if (path === begin || (begin.endsWith('.') && path.startsWith(begin))) return path.replace(begin, field)
  return path
}
