using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CCoP.Persistence;

/// <summary>What the database refuses, in the words of the platform.</summary>
internal static class Concurrency
{
    public static DomainException Stale() => new(
        SharedKernel.Refusal.Stale, "version.stale", "Somebody saved since you opened this. Load it again and repeat your change.");

    /// <summary>Null when the exception is a bug of ours rather than something a caller can cause.</summary>
    public static DomainException? Refusal(DbUpdateException exception) => exception switch
    {
        DbUpdateConcurrencyException => Stale(),
        { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } } => new(
            SharedKernel.Refusal.NotAvailable, "record.duplicate", "There already is such a record. Load the page again to see it."),
        { InnerException: PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } } => Stale(),
        _ => null,
    };
}
