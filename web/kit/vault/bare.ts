/** Where nothing may be kept: the values themselves, for as long as the page stands. */
import { Locked, type Content, type Shut } from '../outbox/seal.ts'

export class Bare {
  private readonly values = new Map<number, unknown>()

  remember(value: unknown): { kept: number } {
    const kept = this.values.size
    this.values.set(kept, value)
    return { kept }
  }

  recall(sealed: unknown): unknown {
    const { kept } = sealed as { kept: number }
    if (!this.values.has(kept)) throw new Locked()
    return this.values.get(kept)
  }

  letter(content: Content): Shut {
    const all = this.remember(content)
    const { file } = content
    return { body: all, about: all, ...(file && { file: { content: all, name: file.name, type: file.blob.type } }) }
  }
}
