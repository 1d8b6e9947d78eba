using System.Globalization;

namespace CCoP.Proposals.Contracts;

/// <summary>The API of Proposals. Refusals come as <see cref="ApiException"/>.</summary>
public sealed class ProposalsClient(HttpClient http) : ApiClient(http)
{
    public Task<Page<RoundCard>> ListRoundsAsync(CancellationToken ct, string? cursor = null, int limit = 50) =>
        GetAsync<Page<RoundCard>>($"api/proposals/rounds?limit={limit}{Query("cursor", cursor)}", ct);

    public Task<RoundPage?> ReadRoundAsync(Guid id, CancellationToken ct) => FindAsync<RoundPage>($"api/proposals/rounds/{id}", ct);

    /// <summary>The envelope of a round, with one page of its history.</summary>
    public Task<EnvelopePage?> ReadEnvelopeAsync(Guid round, CancellationToken ct, string? cursor = null, int limit = 50) =>
        FindAsync<EnvelopePage>($"api/proposals/rounds/{round}/envelope?limit={limit}{Query("cursor", cursor)}", ct);

    public Task<IReadOnlyList<CommitteeCandidate>> ListCandidatesAsync(CancellationToken ct) => GetAsync<IReadOnlyList<CommitteeCandidate>>("api/proposals/committee/candidates", ct);

    public Task SeatMemberAsync(Guid round, NewSeat seat, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/proposals/rounds/{round}/seats", seat, ct);

    public Task EndSeatAsync(Guid round, Guid seat, SeatEnd end, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/proposals/rounds/{round}/seats/{seat}/end", end, ct);

    /// <param name="seen">The version of the <see cref="RoundPage"/>.</param>
    public Task ReviseRubricAsync(Guid round, NewRubric rubric, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Put, $"api/proposals/rounds/{round}/rubric", rubric, ct, seen);

    public Task<Page<OriginEventItem>> ListOriginEventsAsync(CancellationToken ct, string? cursor = null, int limit = 100) =>
        GetAsync<Page<OriginEventItem>>($"api/proposals/events?limit={limit}{Query("cursor", cursor)}", ct);

    public Task<Page<TemplatePage>> ListTemplatesAsync(CancellationToken ct, string? cursor = null, int limit = 20) =>
        GetAsync<Page<TemplatePage>>($"api/proposals/templates?limit={limit}{Query("cursor", cursor)}", ct);

    public Task<TemplatePage?> ReadTemplateAsync(string version, CancellationToken ct) => FindAsync<TemplatePage>($"api/proposals/templates/{Uri.EscapeDataString(version)}", ct);

    public Task<TemplatePublished> PublishTemplateAsync(NewTemplate template, CancellationToken ct) =>
        SendAsync<TemplatePublished>(HttpMethod.Post, "api/proposals/templates", template, ct);

    public Task<Page<ProposalCard>> ListProposalsAsync(
        CancellationToken ct, Guid? round = null, Guid? cop = null, ProposalState? state = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<ProposalCard>>(
            $"api/proposals?limit={limit}{Query("round", round?.ToString())}{Query("cop", cop?.ToString())}{Query("state", state?.ToString())}{Query("cursor", cursor)}", ct);

    /// <summary>Null when there is none, or none for this reader.</summary>
    public Task<ProposalPage?> ReadProposalAsync(Guid id, CancellationToken ct) => FindAsync<ProposalPage>($"api/proposals/{id}", ct);

    public Task<Page<MyTask>> ListMyTasksAsync(CancellationToken ct) => GetAsync<Page<MyTask>>("api/proposals/my/tasks", ct);

    public Task<ProposalCreated> CreateProposalAsync(NewProposal proposal, CancellationToken ct) =>
        SendAsync<ProposalCreated>(HttpMethod.Post, "api/proposals", proposal, ct);

    /// <param name="seen">The <see cref="ProposalPage.BasicsVersion"/> that the writer saw.</param>
    public Task DescribeProposalAsync(Guid id, ProposalBasics basics, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"api/proposals/{id}/basics", basics, ct, seen);

    /// <param name="seen">The <see cref="ProposalPage.BasicsVersion"/> that the writer saw.</param>
    public Task AdoptTemplateAsync(Guid id, string version, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"api/proposals/{id}/template", new TemplateChoice(version), ct, seen);

    /// <param name="seen">The section's own version.</param>
    public Task WriteSectionAsync(Guid id, string key, string text, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"api/proposals/{id}/sections/{Uri.EscapeDataString(key)}", new SectionText(text), ct, seen);

    /// <param name="seen">The version of the <see cref="ActivitiesPart"/>.</param>
    public Task PlanActivitiesAsync(Guid id, ActivityList activities, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"api/proposals/{id}/activities", activities, ct, seen);

    /// <param name="seen">The version of the activity's <see cref="AgendaPart"/>.</param>
    public Task WriteAgendaAsync(Guid id, Guid activity, ActivityAgenda agenda, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"api/proposals/{id}/activities/{activity}/agenda", agenda, ct, seen);

    /// <param name="seen">The version of the <see cref="BudgetPart"/>.</param>
    public Task FillBudgetAsync(Guid id, BudgetGrid budget, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"api/proposals/{id}/budget", budget, ct, seen);

    public Task InviteCoApplicantAsync(Guid id, Guid organisation, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/{id}/co-applicants", new CoApplicantInvitation(organisation), ct);

    public Task AcceptCoApplicationAsync(Guid id, Guid organisation, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/{id}/co-applicants/{organisation}/accept", null, ct);

    public Task DeclineCoApplicationAsync(Guid id, Guid organisation, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/{id}/co-applicants/{organisation}/decline", null, ct);

    /// <summary>For one's own organisation, or for one that is no longer in the CoP.</summary>
    public Task LeaveProposalAsync(Guid id, Guid organisation, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/{id}/co-applicants/{organisation}/leave", null, ct);

    /// <summary>412 <c>content.changed</c> when the content is no longer the one that was seen.</summary>
    public Task SignOffProposalAsync(Guid id, NewSignOff signOff, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/{id}/sign-offs", signOff, ct);

    public Task SubmitProposalAsync(Guid id, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/proposals/{id}/submit", null, ct, seen);

    /// <param name="part">Only versions of this one.</param>
    public Task<Page<SavedVersion>> ListVersionsAsync(Guid id, CancellationToken ct, string? part = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<SavedVersion>>($"api/proposals/{id}/versions?limit={limit}{Query("part", part)}{Query("cursor", cursor)}", ct);

    /// <param name="since">The edition that the reader knows; 0 for none.</param>
    /// <param name="until">Null for the latest.</param>
    /// <param name="part">Only this one.</param>
    public Task<IReadOnlyList<PartChange>> ListChangesAsync(Guid id, int since, CancellationToken ct, int? until = null, string? part = null) =>
        GetAsync<IReadOnlyList<PartChange>>($"api/proposals/{id}/changes?since={since}{Query("until", until?.ToString(CultureInfo.InvariantCulture))}{Query("part", part)}", ct);

    public Task<IReadOnlyList<Departure>> ListDeparturesAsync(Guid id, CancellationToken ct) => GetAsync<IReadOnlyList<Departure>>($"api/proposals/{id}/departures", ct);

    public Task<ClinicPage?> ReadClinicAsync(Guid id, CancellationToken ct) => FindAsync<ClinicPage>($"api/proposals/clinics/{id}", ct);

    public Task<Page<ClinicCoach>> ListCoachesAsync(CancellationToken ct, string? cursor = null, int limit = 100) =>
        GetAsync<Page<ClinicCoach>>($"api/proposals/coaches?limit={limit}{Query("cursor", cursor)}", ct);

    public Task<ClinicCalled> CallClinicAsync(Guid round, NewClinic clinic, CancellationToken ct) =>
        SendAsync<ClinicCalled>(HttpMethod.Post, $"api/proposals/rounds/{round}/clinics", clinic, ct);

    public Task ChangeClinicAsync(Guid id, NewClinic clinic, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Put, $"api/proposals/clinics/{id}", clinic, ct, seen);

    public Task BringToClinicAsync(Guid id, Guid clinic, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/proposals/{id}/clinics/{clinic}", null, ct);

    public Task<NoteWritten> WriteNoteAsync(Guid id, NewNote note, CancellationToken ct) => SendAsync<NoteWritten>(HttpMethod.Post, $"api/proposals/{id}/notes", note, ct);

    /// <param name="seen">The version of the <see cref="CoachNoteItem"/>.</param>
    public Task AnswerNoteAsync(Guid id, Guid note, ChangeAnswer answer, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/{id}/notes/{note}/answer", answer, ct, seen);

    public Task<ReviewDesk?> ReadReviewDeskAsync(Guid id, CancellationToken ct) => FindAsync<ReviewDesk>($"api/proposals/{id}/reviews", ct);

    public Task ScoreProposalAsync(Guid id, NewReview review, CancellationToken ct) => SendAsync(HttpMethod.Put, $"api/proposals/{id}/review", review, ct);

    public Task RecuseAsync(Guid id, Recusal recusal, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/proposals/{id}/recuse", recusal, ct);

    /// <summary>Null when the proposal does not exist for this reader; 403 <c>committee.not_chair</c> for other members of the committee.</summary>
    public Task<CommitteeStanding?> ReadCommitteeStandingAsync(Guid id, CancellationToken ct) => FindAsync<CommitteeStanding>($"api/proposals/{id}/standing", ct);

    public Task ChallengeMemberAsync(Guid id, NewChallenge challenge, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/proposals/{id}/challenges", challenge, ct);

    public Task RuleOnInvolvementAsync(Guid id, Guid involvement, NewRuling ruling, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/{id}/involvements/{involvement}/ruling", ruling, ct);

    public Task DecideProposalAsync(Guid id, NewDecision decision, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/{id}/decide", decision, ct, seen);

    /// <summary>Null when there is nothing to compare for this reader.</summary>
    public Task<Comparison?> ReadComparisonAsync(Guid id, CancellationToken ct) => FindAsync<Comparison>($"api/proposals/{id}/comparison", ct);

    public Task AppealRejectionAsync(Guid id, NewAppeal appeal, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/proposals/{id}/appeal", appeal, ct);

    public Task AnswerAppealAsync(Guid id, AppealAnswer answer, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/proposals/{id}/appeal/answer", answer, ct);

    /// <param name="round">The only round whose meetings are wanted.</param>
    public Task<Page<MeetingCard>> ListMeetingsAsync(CancellationToken ct, Guid? round = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<MeetingCard>>($"api/proposals/meetings?limit={limit}{Query("round", round?.ToString())}{Query("cursor", cursor)}", ct);

    public Task<MeetingPage?> ReadMeetingAsync(Guid id, CancellationToken ct) => FindAsync<MeetingPage>($"api/proposals/meetings/{id}", ct);

    public Task<MeetingPlanned> PlanMeetingAsync(NewMeeting meeting, CancellationToken ct) =>
        SendAsync<MeetingPlanned>(HttpMethod.Post, "api/proposals/meetings", meeting, ct);

    public Task JoinMeetingAsync(Guid id, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/proposals/meetings/{id}/join", null, ct);

    public Task VoteOnProposalAsync(Guid id, Guid proposal, NewVote vote, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/meetings/{id}/proposals/{proposal}/vote", vote, ct);

    /// <param name="seen">The version of the <see cref="DeliberationItem"/>.</param>
    public Task WriteMinutesAsync(Guid id, Guid proposal, NewMinutes minutes, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"api/proposals/meetings/{id}/proposals/{proposal}/minutes", minutes, ct, seen);

    public Task CloseDeliberationAsync(Guid id, Guid proposal, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/meetings/{id}/proposals/{proposal}/close", null, ct);

    public Task FulfilConditionAsync(Guid id, Guid condition, FulfilmentNote note, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/{id}/conditions/{condition}/fulfil", note, ct);

    public Task ConfirmConditionAsync(Guid id, Guid condition, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/{id}/conditions/{condition}/confirm", null, ct);

    public Task SendBackConditionAsync(Guid id, Guid condition, SendingBack reason, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/{id}/conditions/{condition}/send-back", reason, ct);

    public Task<AwardCard> IssueAwardAsync(Guid id, NewAward award, uint seen, CancellationToken ct) =>
        SendAsync<AwardCard>(HttpMethod.Post, $"api/proposals/{id}/award", award, ct, seen);

    public Task<Page<AwardCard>> ListAwardsAsync(CancellationToken ct, AwardState? state = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<AwardCard>>($"api/proposals/awards?limit={limit}{Query("state", state?.ToString())}{Query("cursor", cursor)}", ct);

    public Task<AwardPage?> ReadAwardAsync(Guid id, CancellationToken ct) => FindAsync<AwardPage>($"api/proposals/awards/{id}", ct);

    /// <param name="seen">The <see cref="AwardPage.Version"/> that was read; so for every command about an award.</param>
    public Task ProposeAmendmentAsync(Guid id, NewAmendment amendment, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/awards/{id}/amendments", amendment, ct, seen);

    public Task ApproveAmendmentAsync(Guid id, int number, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/awards/{id}/amendments/{number}/approve", null, ct, seen);

    public Task RefuseAmendmentAsync(Guid id, int number, AwardReason reason, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/awards/{id}/amendments/{number}/refuse", reason, ct, seen);

    public Task WithdrawAwardAsync(Guid id, AwardReason reason, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/awards/{id}/withdraw", reason, ct, seen);

    public Task WithdrawFromAwardAsync(Guid id, Guid organisation, AwardReason reason, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/awards/{id}/members/{organisation}/withdraw", reason, ct, seen);

    public Task RejoinAwardAsync(Guid id, Guid organisation, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/awards/{id}/members/{organisation}/rejoin", null, ct, seen);

    public Task ResumeAwardAsync(Guid id, AwardReason reason, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/proposals/awards/{id}/resume", reason, ct, seen);

    /// <param name="cop">The slug of a CoP.</param>
    /// <param name="year">In which the award was made, on the calendar of Phnom Penh.</param>
    public Task<Page<RegisteredAward>> ListRegisterAsync(CancellationToken ct, string? cop = null, int? year = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<RegisteredAward>>($"api/proposals/register?limit={limit}{Query("cop", cop)}{Query("year", year?.ToString(CultureInfo.InvariantCulture))}{Query("cursor", cursor)}", ct);

    public Task<AwardDetail?> ReadRegisteredAwardAsync(Guid id, CancellationToken ct) => FindAsync<AwardDetail>($"api/proposals/register/{id}", ct);

    /// <param name="cop">Slug of the only CoP whose projects are wanted.</param>
    public Task<Page<ProjectCard>> ListProjectsAsync(CancellationToken ct, string? cop = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<ProjectCard>>($"api/proposals/projects?limit={limit}{Query("cop", cop)}{Query("cursor", cursor)}", ct);

    public Task<ProjectPage?> ReadProjectAsync(string slug, CancellationToken ct) => FindAsync<ProjectPage>($"api/proposals/projects/{Uri.EscapeDataString(slug)}", ct);

    /// <param name="cop">Id of the only CoP whose phases are wanted.</param>
    /// <param name="reported">Only those with a report, or only those without.</param>
    public Task<Page<PhaseCard>> ListPhasesAsync(CancellationToken ct, Guid? cop = null, bool? reported = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<PhaseCard>>($"api/proposals/phases?limit={limit}{Query("cop", cop?.ToString())}{Query("reported", reported is { } known ? known ? "true" : "false" : null)}{Query("cursor", cursor)}", ct);

    public Task<PhaseResults?> ReadPhaseAsync(Guid id, CancellationToken ct) => FindAsync<PhaseResults>($"api/proposals/phases/{id}", ct);

    public Task RecordReportAsync(Guid phase, NewPhaseReport report, CancellationToken ct) => SendAsync(HttpMethod.Put, $"api/proposals/phases/{phase}/report", report, ct);

    public Task<ProposalsImported> ImportRoundAsync(string sourceKey, RoundImport round, CancellationToken ct) =>
        SendAsync<ProposalsImported>(HttpMethod.Put, $"api/proposals/imports/rounds/{Uri.EscapeDataString(sourceKey)}", round, ct);

    public Task<ProposalsImported> ImportOriginEventAsync(string sourceKey, OriginEventImport origin, CancellationToken ct) =>
        SendAsync<ProposalsImported>(HttpMethod.Put, $"api/proposals/imports/events/{Uri.EscapeDataString(sourceKey)}", origin, ct);

    public Task<ProposalsImported> ImportProjectAsync(string sourceKey, ProjectImport project, CancellationToken ct) =>
        SendAsync<ProposalsImported>(HttpMethod.Put, $"api/proposals/imports/projects/{Uri.EscapeDataString(sourceKey)}", project, ct);

    private static string Query(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
