using CCoP.Events.Data;
using CCoP.Events.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Features.Importing;

/// <summary>What the imports share: source keys, and the answer that says whether anything changed.</summary>
internal static class Import
{
    public static string Key(string told) => Words.Checked(told, Lengths.Key, "sourceKey");

    /// <summary>Saves, and says what that changed.</summary>
    public static async Task<Ok<EventsImported>> SaveImportAsync(this EventsDb db, Guid id, bool isNew, CancellationToken ct)
    {
        var changed = db.ChangeTracker.HasChanges();
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new EventsImported(id, isNew ? "created" : changed ? "changed" : "unchanged"));
    }

    /// <summary>The gatherings with these source keys, in their order; an unknown key is refused.</summary>
    public static async Task<IReadOnlyList<Id<Gathering>>> ByKeysAsync(this DbSet<Gathering> gatherings, IReadOnlyList<string> keys, CancellationToken ct)
    {
        var wanted = keys.Select(key => Words.Checked(key, Lengths.Key, "gatherings")).Distinct(StringComparer.Ordinal).ToList();
        var found = await gatherings.Where(gathering => wanted.Contains(gathering.SourceKey!)).ToDictionaryAsync(gathering => gathering.SourceKey!, gathering => gathering.Id, StringComparer.Ordinal, ct);
        var missing = wanted.Except(found.Keys, StringComparer.Ordinal).ToList();
        Rule.Require(missing.Count == 0, "import.unknown_key", "Import the records that this one names first.", ("missing", missing));
        return [.. wanted.Select(key => found[key])];
    }

    /// <summary>The gathering with this source key; null when none is named.</summary>
    public static async Task<Id<Gathering>?> ByKeyAsync(this DbSet<Gathering> gatherings, string? key, CancellationToken ct) =>
        key is null ? null : (await gatherings.ByKeysAsync([key], ct))[0];
}
