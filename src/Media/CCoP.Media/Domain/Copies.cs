using CCoP.Events.Contracts;
using CCoP.Membership.Contracts;

namespace CCoP.Media.Domain;

/// <summary>What Membership last said of a CoP.</summary>
internal sealed class CopCopy
{
    public required Guid Id { get; init; }

    public string Slug { get; private set; } = "";

    public LocalText Name { get; private set; } = new("");

    /// <summary>Organisations whose representatives work on its items.</summary>
    public List<Guid> MemberIds { get; private set; } = [];

    public long Revision { get; private set; } = -1;

    public void Take(CopChanged told)
    {
        if (told.Version > Revision)
        {
            (Slug, Name, MemberIds, Revision) = (told.Slug, told.Name, [.. told.MemberIds], told.Version);
        }
    }
}

/// <summary>A role of a person; it counts from <see cref="From"/> until before <see cref="To"/> (M04).</summary>
internal sealed class RoleCopy
{
    public required Guid Id { get; init; }

    public Guid PersonId { get; private set; }

    public string PersonName { get; private set; } = "";

    public string Role { get; private set; } = "";

    public Guid? OrganisationId { get; private set; }

    /// <summary>Null: in all CoPs of the organisation.</summary>
    public Guid? CopId { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset? To { get; private set; }

    public long Revision { get; private set; } = -1;

    public void Take(RoleChanged told)
    {
        if (told.Version > Revision)
        {
            (PersonId, PersonName, Role, OrganisationId) = (told.PersonId, told.PersonName, told.Role, told.OrganisationId);
            (CopId, From, To, Revision) = (told.CopId, told.From, told.To, told.Version);
        }
    }
}

/// <summary>What Events last said of an output: while it is published, what it shows may be public.</summary>
internal sealed class OutputCopy
{
    private readonly List<Showing> showings = [];

    public required Guid Id { get; init; }

    public string Slug { get; private set; } = "";

    public LocalText Title { get; private set; } = new("");

    public long Revision { get; private set; } = -1;

    public IReadOnlyList<Showing> Showings => showings;

    public void Take(OutputChanged told)
    {
        if (told.Version <= Revision)
        {
            return;
        }

        (Slug, Title, Revision) = (told.Slug, told.Title, told.Version);
        var shown = told.State == OutputState.Published ? told.MediaIds.ToHashSet() : [];
        showings.ForEach(showing => showing.Turn(shown.Remove(showing.MediaId)));
        showings.AddRange(shown.Select(media => new Showing(media)));
    }
}

/// <summary>An item that a published output shows, or showed once: then its address says that it is gone.</summary>
internal sealed class Showing(Guid mediaId)
{
    public Guid OutputId { get; private init; }

    public Guid MediaId { get; private init; } = mediaId;

    public bool IsNow { get; private set; } = true;

    public void Turn(bool on) => IsNow = on;
}
