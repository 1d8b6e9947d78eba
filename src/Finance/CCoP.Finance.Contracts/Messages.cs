namespace CCoP.Finance.Contracts;

/// <summary>A rate of a day was recorded. It never changes: a copy keeps the first one of each currency and day.</summary>
/// <param name="UnitsPerEur">Units of the currency for 1 EUR.</param>
public sealed record RateRecorded(Guid RateId, string Currency, DateOnly Day, decimal UnitsPerEur, string Source, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => RateId;
}

/// <summary>The ledger of an award is open: money can be requested from it. Told again when the award is told again.</summary>
/// <param name="LedgerId">An award has one ledger, under the award's own id.</param>
public sealed record LedgerOpened(Guid AwardId, Guid LedgerId, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => AwardId;
}

/// <summary>Every party signed the same version of an award's memorandum of understanding: advances can be requested (F24).</summary>
/// <param name="Number">Version of the memorandum within the award, from 1.</param>
/// <param name="Hash">SHA-256 of what was signed.</param>
/// <param name="RepresentativeOrganisationId">The member that requests and clears advances for all.</param>
public sealed record MouSigned(Guid AwardId, Guid MouId, int Number, string Hash, Guid RepresentativeOrganisationId, DateOnly ValidUntil, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => AwardId;
}

/// <summary>An advance left the bank.</summary>
/// <param name="ValueEur">At the rate of the day of payment.</param>
public sealed record AdvancePaid(Guid AdvanceId, Guid AwardId, Guid CopId, Money Amount, Money ValueEur, DateOnly Day, DateOnly ClearBy, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => AwardId;
}

/// <summary>Where an advance stands, told whenever money of it moved. A copy keeps the highest version.</summary>
/// <param name="IsUncleared">It was paid, and is not cleared to the last cent.</param>
public sealed record AdvanceChanged(Guid AdvanceId, long Version, Guid AwardId, Guid CopId, bool IsUncleared) : IMessage
{
    Guid IMessage.Key => AwardId;
}

/// <summary>Receipts of an advance were accepted and posted.</summary>
/// <param name="SpentEur">Value of the accepted lines.</param>
/// <param name="Outstanding">What is left of the advance, in its currency.</param>
public sealed record ClearanceAccepted(
    Guid ClearanceId, Guid AdvanceId, Guid AwardId, Guid CopId, ClearanceOutcome Outcome, Money SpentEur, Money Outstanding, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => AwardId;
}

/// <summary>An amendment of an award is in its ledger: its lines hold what it says.</summary>
/// <param name="Number">Of the amendment, within the award.</param>
public sealed record AmendmentBooked(Guid AwardId, int Number, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => AwardId;
}

/// <summary>An amendment would leave less than is spent and promised: the ledger stays as it is.</summary>
/// <param name="LineId">Where; null for the lines of option 2, or the award, as a whole.</param>
/// <param name="HeldEur">What is spent and promised there: no amendment can go below it.</param>
public sealed record AmendmentNotBooked(Guid AwardId, int Number, Guid? LineId, Money HeldEur, DateTimeOffset At) : IMessage
{
    Guid IMessage.Key => AwardId;
}
