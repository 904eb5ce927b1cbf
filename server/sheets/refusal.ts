/** How reading stops at a fault from any depth; `read-sheet.ts` turns it into a value again. */
import type { SheetFault, SheetFaultCode } from '../../src/domain/sheet/sheet.ts';

export class SheetRefusal extends Error {
  readonly fault: SheetFault;
  constructor(fault: SheetFault) {
    super(fault.message);
    this.fault = fault;
  }
}

export function refuse(code: SheetFaultCode, message: string, where?: string): SheetRefusal {
  return new SheetRefusal({ code, message, ...(where === undefined ? {} : { where }) });
}
