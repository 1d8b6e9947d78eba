using CCoP.Events.Domain;
using CCoP.Media.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Events.Data;

internal sealed class EventsDb(DbContextOptions<EventsDb> options) : ServiceDb(options)
{
    public DbSet<Gathering> Gatherings => Set<Gathering>();

    public DbSet<AttendanceEntry> Attendance => Set<AttendanceEntry>();

    public DbSet<LearningCycle> Cycles => Set<LearningCycle>();

    public DbSet<Output> Outputs => Set<Output>();

    public DbSet<Story> Stories => Set<Story>();

    public DbSet<Lesson> Lessons => Set<Lesson>();

    public DbSet<JourneyStop> Journey => Set<JourneyStop>();

    public DbSet<CopCopy> Cops => Set<CopCopy>();

    public DbSet<RoleCopy> Roles => Set<RoleCopy>();

    public DbSet<MediaCopy> Media => Set<MediaCopy>();

    public DbSet<ConsentCopy> Consents => Set<ConsentCopy>();

    /// <summary>
    /// What everybody may see of the outputs (E08): published, with every medium ready and described, every story unrestricted, and a
    /// consent to each that counts on this day. The copies are asked in the same query, so nothing is shown on the word of a state alone.
    /// </summary>
    public IQueryable<Output> PublicOutputs(DateOnly today) => Outputs.Where(output => output.State == OutputState.Published
        && output.MediaIds.All(id => Media.Any(medium =>
                medium.Id == id && medium.State == MediaState.Ready && medium.CopId == output.CopId && (medium.IsDecorative || medium.AltText != null))
            && Consents.Any(consent => consent.Id == id && consent.CopId == output.CopId && consent.AllowsPublication && (consent.ExpiresOn == null || consent.ExpiresOn >= today)))
        && output.StoryIds.All(id => Stories.Any(story =>
                (Guid)(object)story.Id == id && story.State == StoryState.Told && story.RestrictedBecause == null && story.CopId == output.CopId)
            && Consents.Any(consent => consent.Id == id && consent.CopId == output.CopId && consent.AllowsPublication && (consent.ExpiresOn == null || consent.ExpiresOn >= today))));

    /// <summary>Public outputs that show a medium or a story, in one order for everybody who locks them.</summary>
    public IQueryable<Id<Output>> Showing(Guid subject) => Outputs
        .Where(output => output.State == OutputState.Published && (output.MediaIds.Contains(subject) || output.StoryIds.Contains(subject)))
        .OrderBy(output => output.Id)
        .Select(output => output.Id);

    /// <summary>Roles that count at this moment (M04).</summary>
    public IQueryable<RoleCopy> RolesAt(DateTimeOffset now) => Roles.Where(role => role.From <= now && (role.To == null || now < role.To));

    /// <summary>Those of these roles that a person holds; one with a CoP counts in that CoP alone.</summary>
    public IQueryable<RoleCopy> RolesOf(Guid person, DateTimeOffset now, params IEnumerable<string> roles) =>
        RolesAt(now).Where(role => role.PersonId == person && roles.Contains(role.Role));

    /// <summary>CoPs in which a person represents a member organisation.</summary>
    public IQueryable<Guid> CopsOf(Guid person, DateTimeOffset now) =>
        from role in RolesOf(person, now, ServiceDefaults.Roles.Grantee)
        where role.OrganisationId != null
        from cop in Cops
        where cop.MemberIds.Contains(role.OrganisationId!.Value) && (role.CopId == null || role.CopId == cop.Id)
        select cop.Id;

    /// <summary>Gatherings on the desk of a person: of the CoPs that they represent a member of, or facilitate.</summary>
    public IQueryable<Gathering> GatheringsOf(CurrentUser user, DateTimeOffset now)
    {
        var (staff, own) = (RolesOf(user.PersonId, now, ServiceDefaults.Roles.Facilitator), CopsOf(user.PersonId, now));
        return Gatherings.Where(gathering =>
            staff.Any(role => role.CopId == null || role.CopId == gathering.CopId) || (gathering.CopId != null && own.Contains(gathering.CopId.Value)));
    }

    /// <summary>Learning cycles on the desk of a person, as gatherings are.</summary>
    public IQueryable<LearningCycle> CyclesOf(CurrentUser user, DateTimeOffset now)
    {
        var (staff, own) = (RolesOf(user.PersonId, now, ServiceDefaults.Roles.Facilitator), CopsOf(user.PersonId, now));
        return Cycles.Where(cycle => staff.Any(role => role.CopId == null || role.CopId == cycle.CopId) || own.Contains(cycle.CopId));
    }

    /// <summary>Outputs on the desk of a person in one of these roles: for representatives those of their CoPs, for staff all of them.</summary>
    public IQueryable<Output> OutputsOf(CurrentUser user, DateTimeOffset now, IReadOnlyList<string> roles)
    {
        var (staff, own) = (StaffOf(user.PersonId, now, roles), CopsOf(user.PersonId, now));
        var represents = roles.Contains(ServiceDefaults.Roles.Grantee);
        return Outputs.Where(output => staff.Any(role => role.CopId == null || role.CopId == output.CopId) || (represents && own.Contains(output.CopId)));
    }

    /// <summary>Stories that exist for a person in one of these roles, as outputs do.</summary>
    public IQueryable<Story> StoriesOf(CurrentUser user, DateTimeOffset now, IReadOnlyList<string> roles)
    {
        var (staff, own) = (StaffOf(user.PersonId, now, roles), CopsOf(user.PersonId, now));
        var represents = roles.Contains(ServiceDefaults.Roles.Grantee);
        return Stories.Where(story => staff.Any(role => role.CopId == null || role.CopId == story.CopId) || (represents && own.Contains(story.CopId)));
    }

    /// <summary>Whether a person may work for a CoP now: as one of its representatives, or as staff.</summary>
    public Task<bool> MayWorkForAsync(Guid cop, CurrentUser user, DateTimeOffset now, IReadOnlyList<string> roles, CancellationToken ct)
    {
        var (staff, own) = (StaffOf(user.PersonId, now, roles), CopsOf(user.PersonId, now));
        return Cops.AnyAsync(copy => copy.Id == cop && (staff.Any(role => role.CopId == null || role.CopId == cop) || own.Contains(cop)), ct);
    }

    private IQueryable<RoleCopy> StaffOf(Guid person, DateTimeOffset now, IEnumerable<string> roles) =>
        RolesOf(person, now, roles.Where(role => role != ServiceDefaults.Roles.Grantee));
}
