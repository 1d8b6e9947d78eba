using CCoP.Media.Contracts;
using CCoP.Membership.Contracts;

namespace CCoP.Events.Domain;

/// <summary>What Membership last said of a CoP.</summary>
internal sealed class CopCopy
{
    public required Guid Id { get; init; }

    public string Slug { get; private set; } = "";

    public LocalText Name { get; private set; } = new("");

    /// <summary>Organisations whose membership is accepted.</summary>
    public List<Guid> MemberIds { get; private set; } = [];

    public long Revision { get; private set; } = -1;

    public void Take(CopChanged told)
    {
        if (told.Version > Revision)
        {
            (Slug, Name, Revision) = (told.Slug, told.Name, told.Version);
            MemberIds = [.. told.MemberIds];
        }
    }
}

/// <summary>A role of a person; it counts from <see cref="From"/> until before <see cref="To"/> (M04).</summary>
internal sealed class RoleCopy
{
    public required Guid Id { get; init; }

    public Guid PersonId { get; private set; }

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
            (PersonId, Role, OrganisationId, CopId) = (told.PersonId, told.Role, told.OrganisationId, told.CopId);
            (From, To, Revision) = (told.From, told.To, told.Version);
        }
    }
}

/// <summary>What Media last said of a picture or document.</summary>
internal sealed class MediaCopy
{
    public required Guid Id { get; init; }

    public Guid CopId { get; private set; }

    public MediaKind Kind { get; private set; }

    public MediaState State { get; private set; }

    public LocalText Title { get; private set; } = new("");

    /// <summary>Null while nobody has written it, or when it is decorative.</summary>
    public LocalText? AltText { get; private set; }

    public bool IsDecorative { get; private set; }

    public IReadOnlyList<Rendition> Renditions { get; private set; } = [];

    public long Revision { get; private set; } = -1;

    public void Take(MediaChanged told)
    {
        if (told.Version > Revision)
        {
            (CopId, Kind, State, Title, AltText) = (told.CopId, told.Kind, told.State, told.Title, told.AltText);
            (IsDecorative, Renditions, Revision) = (told.IsDecorative, told.Renditions, told.Version);
        }
    }
}

/// <summary>What Media last said of the consent to publish a medium or a story; without a copy nothing is published (E08).</summary>
internal sealed class ConsentCopy
{
    /// <summary>The medium or the story.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose people recorded it: it counts for a subject of this CoP alone.</summary>
    public Guid CopId { get; private set; }

    public bool AllowsPublication { get; private set; }

    /// <summary>The last day on which it counts, in Phnom Penh; null when it has no end.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    public long Revision { get; private set; } = -1;

    public bool CountsFor(Guid cop, DateOnly day) => AllowsPublication && CopId == cop && (ExpiresOn is null || day <= ExpiresOn);

    public void Take(ConsentChanged told)
    {
        if (told.Version > Revision)
        {
            (CopId, AllowsPublication, ExpiresOn, Revision) = (told.CopId, told.AllowsPublication, told.ExpiresOn, told.Version);
        }
    }
}
