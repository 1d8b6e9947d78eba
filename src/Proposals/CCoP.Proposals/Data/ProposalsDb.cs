using CCoP.Proposals.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Data;

internal sealed class ProposalsDb(DbContextOptions<ProposalsDb> options) : ServiceDb(options)
{
    public DbSet<Envelope> Envelopes => Set<Envelope>();

    public DbSet<EnvelopeEntry> EnvelopeEntries => Set<EnvelopeEntry>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<CommitteeMember> Seats => Set<CommitteeMember>();

    public DbSet<OriginEvent> OriginEvents => Set<OriginEvent>();

    public DbSet<Template> Templates => Set<Template>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<PartVersion> Versions => Set<PartVersion>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<Involvement> Involvements => Set<Involvement>();

    public DbSet<DeclaredConflict> DeclaredConflicts => Set<DeclaredConflict>();

    public DbSet<Clinic> Clinics => Set<Clinic>();

    public DbSet<CoachedDraft> CoachedDrafts => Set<CoachedDraft>();

    public DbSet<CoachNote> CoachNotes => Set<CoachNote>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    public DbSet<Deliberation> Deliberations => Set<Deliberation>();

    public DbSet<Award> Awards => Set<Award>();

    public DbSet<Project> Projects => Set<Project>();

    public DbSet<PhaseReport> PhaseReports => Set<PhaseReport>();

    public DbSet<OutputCopy> Outputs => Set<OutputCopy>();

    public DbSet<OrganisationCopy> Organisations => Set<OrganisationCopy>();

    public DbSet<CopCopy> Cops => Set<CopCopy>();

    public DbSet<RoleCopy> Roles => Set<RoleCopy>();

    public DbSet<RateCopy> Rates => Set<RateCopy>();

    /// <summary>Proposals with all their parts.</summary>
    public IQueryable<Proposal> Whole => Proposals
        .Include(proposal => proposal.Sections)
        .Include(proposal => proposal.Activities)
        .Include(proposal => proposal.Budget)
        .Include(proposal => proposal.CoApplicants)
        .Include(proposal => proposal.SignOffs)
        .Include(proposal => proposal.Decisions).ThenInclude(decision => decision.Conditions)
        .Include(proposal => proposal.Appeal)
        .AsSplitQuery();

    /// <summary>Awards with all their parts.</summary>
    public IQueryable<Award> WholeAwards => Awards
        .Include(award => award.Members)
        .Include(award => award.Amendments)
        .Include(award => award.Suspensions)
        .AsSplitQuery();

    /// <summary>Roles that count at this moment (M04).</summary>
    public IQueryable<RoleCopy> RolesAt(DateTimeOffset now) => Roles.Where(role => role.From <= now && (role.To == null || now < role.To));

    /// <summary>The organisations that a person represents in a CoP.</summary>
    public IQueryable<Guid> Represented(Guid person, Guid cop, DateTimeOffset now) => Posts(person, now)
        .Where(post => post.CopId == null || post.CopId == cop)
        .Select(post => post.OrganisationId!.Value)
        .Distinct();

    /// <summary>
    /// Who must not know of which proposal (P11): people of an organisation that is accepted in the requesting CoP or applies, or
    /// that shares its legal entity, also while a hosting question is open; people whom an involvement keeps out; and people who
    /// declared a conflict. A post or a seat held at any time since the round opened counts.
    /// </summary>
    public IQueryable<Conflict> Conflicts => ConflictsByPost.Union(ConflictsByInvolvement).Union(ConflictsAsDeclared);

    private IQueryable<Conflict> ConflictsByPost =>
        from role in Roles
        where role.OrganisationId != null
        from proposal in Proposals
        where Rounds.Any(round => round.Id == proposal.RoundId && (role.To == null || role.To > round.Opens))
        let applies = proposal.CoApplicants.Any(member => member.State == CoApplicantState.Accepted && member.OrganisationId == role.OrganisationId)
        let isMember = Cops.Any(cop => cop.Id == proposal.CopId && cop.MemberIds.Contains(role.OrganisationId!.Value))
        where isMember || applies
            || Organisations.Any(member =>
                (Cops.Any(cop => cop.Id == proposal.CopId && cop.MemberIds.Contains(member.Id))
                    || proposal.CoApplicants.Any(applicant => applicant.State == CoApplicantState.Accepted && applicant.OrganisationId == member.Id))
                && Organisations.Any(own => own.Id == role.OrganisationId
                    && (own.LegalEntityId == member.LegalEntityId || own.UnresolvedHostIds.Contains(member.Id) || member.UnresolvedHostIds.Contains(own.Id))))
        select new Conflict
        {
            PersonId = role.PersonId,
            ProposalId = proposal.Id,
            Kind = applies ? ConflictKind.Employment : isMember ? ConflictKind.CoMembership : ConflictKind.Hosting,
        };

    /// <summary>Only of those who sit in the committee: staff who coach keep their view.</summary>
    private IQueryable<Conflict> ConflictsByInvolvement =>
        from involvement in Involvements.Where(Involvement.KeepsOut)
        join proposal in Proposals on involvement.ProposalId equals proposal.Id
        where Seats.Any(seat => seat.RoundId == proposal.RoundId && seat.PersonId == involvement.PersonId)
        select new Conflict
        {
            PersonId = involvement.PersonId,
            ProposalId = involvement.ProposalId,
            Kind = involvement.Kind == ConflictKind.Coaching ? ConflictKind.Coaching : ConflictKind.Challenge, // A constant, as in the other branches of the union.
        };

    private IQueryable<Conflict> ConflictsAsDeclared =>
        DeclaredConflicts.Select(declared => new Conflict { PersonId = declared.PersonId, ProposalId = declared.ProposalId, Kind = ConflictKind.Declared });

    /// <summary>The committee members who may score a proposal now: seated in its round, in office, and not in conflict.</summary>
    public IQueryable<CommitteeMember> Eligible(Id<Proposal> id, DateTimeOffset now) => CommitteeAt(now).Where(seat =>
        Proposals.Any(proposal => proposal.Id == id && proposal.RoundId == seat.RoundId)
        && !Conflicts.Any(conflict => conflict.ProposalId == id && conflict.PersonId == seat.PersonId));

    /// <summary>
    /// Proposals that exist for this reader: those of their own organisations from the draft on; drafts for their coaches while the
    /// clinic is on; for staff and for the seated committee those that were submitted, unless they are in conflict. What is not in
    /// here is 404, and counts nowhere.
    /// </summary>
    public IQueryable<Proposal> VisibleTo(CurrentUser user, DateTimeOffset now)
    {
        var person = user.PersonId;
        var staff = user.Is(ServiceDefaults.Roles.Facilitator, ServiceDefaults.Roles.Auditor);
        var (posts, coached) = (Posts(person, now), CoachedBy(person, now));
        var committee = CommitteeAt(now).Where(seat => seat.PersonId == person);
        var (byPost, byInvolvement, declared) = ConflictsOf(person);
        return Proposals.Where(proposal =>
            proposal.CoApplicants.Any(member => (member.State == CoApplicantState.Invited || member.State == CoApplicantState.Accepted)
                && posts.Any(post => post.OrganisationId == member.OrganisationId && (post.CopId == null || post.CopId == proposal.CopId)))
            || ((proposal.State == ProposalState.Draft || proposal.State == ProposalState.Returned) && coached.Any(draft => draft.ProposalId == proposal.Id))
            || (proposal.State != ProposalState.Draft
                && (staff || committee.Any(seat => seat.RoundId == proposal.RoundId))
                && !byPost.Where(conflict => conflict.ProposalId == proposal.Id)
                    .Union(byInvolvement.Where(conflict => conflict.ProposalId == proposal.Id))
                    .Union(declared.Where(conflict => conflict.ProposalId == proposal.Id))
                    .Any()));
    }

    /// <summary>Proposals for which the reader may score: the committee's part of <see cref="VisibleTo"/>.</summary>
    public IQueryable<Proposal> BeforeCommitteeMember(Guid person, DateTimeOffset now)
    {
        var committee = CommitteeAt(now).Where(seat => seat.PersonId == person);
        var (byPost, byInvolvement, declared) = ConflictsOf(person);
        return Proposals.Where(proposal =>
            proposal.State != ProposalState.Draft
            && committee.Any(seat => seat.RoundId == proposal.RoundId)
            && !byPost.Where(conflict => conflict.ProposalId == proposal.Id)
                .Union(byInvolvement.Where(conflict => conflict.ProposalId == proposal.Id))
                .Union(declared.Where(conflict => conflict.ProposalId == proposal.Id))
                .Any());
    }

    /// <summary>Proposals that exist for this person unless they are in conflict; once awarded they are public (P20).</summary>
    public IQueryable<Proposal> NotHiddenFrom(Guid person)
    {
        var (byPost, byInvolvement, declared) = ConflictsOf(person);
        return Proposals.Where(proposal =>
            Awards.Any(award => award.ProposalId == proposal.Id)
            || !byPost.Where(conflict => conflict.ProposalId == proposal.Id)
                .Union(byInvolvement.Where(conflict => conflict.ProposalId == proposal.Id))
                .Union(declared.Where(conflict => conflict.ProposalId == proposal.Id))
                .Any());
    }

    /// <summary>Proposals to which an organisation of this person was invited, or which it writes.</summary>
    public IQueryable<Proposal> OwnOf(Guid person, DateTimeOffset now)
    {
        var posts = Posts(person, now);
        return Proposals.Where(proposal => proposal.CoApplicants.Any(member => (member.State == CoApplicantState.Invited || member.State == CoApplicantState.Accepted)
            && posts.Any(post => post.OrganisationId == member.OrganisationId && (post.CopId == null || post.CopId == proposal.CopId))));
    }

    /// <summary>Drafts that this person coaches at a clinic that is on.</summary>
    public IQueryable<CoachedDraft> CoachedBy(Guid person, DateTimeOffset now)
    {
        var today = PhnomPenh.Day(now);
        return CoachedDrafts.Where(draft => Clinics.Any(clinic =>
            clinic.Id == draft.ClinicId && clinic.From <= today && today <= clinic.To && clinic.Coaches.Any(coach => coach.PersonId == person)));
    }

    /// <summary>People who may be asked to coach: the facilitator's team and those who hold a committee role.</summary>
    public IQueryable<Guid> MayCoach(DateTimeOffset now) => RolesAt(now)
        .Where(role => role.Role == ServiceDefaults.Roles.Facilitator || role.Role == ServiceDefaults.Roles.Committee || role.Role == ServiceDefaults.Roles.Chair)
        .Select(role => role.PersonId)
        .Distinct();

    /// <summary>The templates with which a new proposal begins.</summary>
    public Task<Template> CurrentTemplateAsync(CancellationToken ct) => Templates.AsNoTracking().OrderByDescending(template => template.PublishedAt).FirstAsync(ct);

    /// <summary>Names of people as Membership last told them; a person without a role has none.</summary>
    public async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Guid> people, CancellationToken ct)
    {
        var wanted = people.ToHashSet();
        var roles = await Roles.Where(role => wanted.Contains(role.PersonId)).Select(role => new { role.PersonId, role.PersonName, role.Revision }).ToListAsync(ct);
        return roles.GroupBy(role => role.PersonId).ToDictionary(group => group.Key, group => group.MaxBy(role => role.Revision)!.PersonName);
    }

    /// <summary>The latest recorded rate of each currency.</summary>
    public async Task<Rates> RatesAtAsync(DateTimeOffset now, CancellationToken ct)
    {
        var today = PhnomPenh.Day(now);
        return new Rates(await Rates
            .AsNoTracking()
            .Where(rate => rate.Day <= today && !Rates.Any(later => later.Currency == rate.Currency && later.Day <= today && later.Day > rate.Day))
            .ToListAsync(ct));
    }

    /// <summary>In which a person represents an organisation, in one of its CoPs or in all.</summary>
    public IQueryable<RoleCopy> Posts(Guid person, DateTimeOffset now) => RolesAt(now)
        .Where(role => role.PersonId == person && role.Role == ServiceDefaults.Roles.Grantee && role.OrganisationId != null);

    /// <summary>
    /// To be asked about one proposal at a time, each before their union: asked of the union, PostgreSQL first lists the conflicts
    /// with every proposal there is.
    /// </summary>
    private (IQueryable<Conflict> ByPost, IQueryable<Conflict> ByInvolvement, IQueryable<Conflict> Declared) ConflictsOf(Guid person) => (
        ConflictsByPost.Where(conflict => conflict.PersonId == person),
        ConflictsByInvolvement.Where(conflict => conflict.PersonId == person),
        ConflictsAsDeclared.Where(conflict => conflict.PersonId == person));

    /// <summary>Seats whose term runs, of people who are in office.</summary>
    public IQueryable<CommitteeMember> CommitteeAt(DateTimeOffset now)
    {
        var inOffice = InCommitteeRole(now);
        return Seats.Where(seat => seat.From <= now && (seat.To == null || now < seat.To) && inOffice.Any(role => role.PersonId == seat.PersonId));
    }

    /// <summary>The roles without which nobody judges, whatever their seat.</summary>
    public IQueryable<RoleCopy> InCommitteeRole(DateTimeOffset now) =>
        RolesAt(now).Where(role => role.Role == ServiceDefaults.Roles.Committee || role.Role == ServiceDefaults.Roles.Chair);
}

/// <summary>A person for whom a proposal does not exist.</summary>
internal sealed class Conflict
{
    public required Guid PersonId { get; init; }

    public required Id<Proposal> ProposalId { get; init; }

    public required ConflictKind Kind { get; init; }
}
