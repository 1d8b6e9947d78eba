using System.Net;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

[Trait("Row", "P09")]
public sealed class ClinicTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateOnly Today => PhnomPenh.Day(proposals.Clock.GetUtcNow());

    [Fact]
    public async Task A_coachs_note_is_visible_to_the_CoP_and_the_coach_is_flagged_as_involved_for_later_review()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.WrittenAsync();
        var coach = proposals.As(round.Member, Roles.Committee);
        var clinic = await ClinicAsync(round, 0, 1, round.Member);
        (await coach.ReadProposalAsync(id, Ct)).ShouldBeNull();

        await pair.Right.BringToClinicAsync(id, clinic, Ct);
        await pair.Left.BringToClinicAsync(id, clinic, Ct);
        (await coach.ReadProposalAsync(id, Ct))!.Coaching!.MayNote.ShouldBeTrue();
        (await coach.ReadClinicAsync(clinic, Ct))!.Drafts.ShouldHaveSingleItem().Id.ShouldBe(id);
        (await coach.ListMyTasksAsync(Ct)).Items.ShouldContain(task => task.Kind == TaskKind.Coach && task.Id == id);
        await coach.WriteNoteAsync(id, new(null, "ល្អណាស់! Who could be left out?", "inclusion", false), Ct);
        await coach.WriteNoteAsync(id, new(null, "The hall costs too much.", "budget", true), Ct);

        foreach (var member in new[] { pair.Left, pair.Right })
        {
            var notes = (await member.ReadProposalAsync(id, Ct))!.Coaching!.Notes;
            notes.Select(note => (note.Part, note.Text, note.Change)).ShouldBe([("inclusion", "ល្អណាស់! Who could be left out?", null), ("budget", "The hall costs too much.", ChangeState.Open)]);
            (await member.ListMyTasksAsync(Ct)).Items.ShouldContain(task => task.Kind == TaskKind.AnswerCoach && task.Id == id);
        }

        var involved = await proposals.InDatabaseAsync(db => db.Involvements.SingleAsync(involvement => involvement.ProposalId == new Id<CCoP.Proposals.Domain.Proposal>(id), Ct));
        (involved.PersonId, involved.Kind, involved.Source).ShouldBe((round.Member, ConflictKind.Coaching, "Clinic on drafts"));

        // Handed in, it does not exist for the coach in the committee until the chair has ruled; and what was said stays with the members.
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await pair.SignAsync(id, pair.Right, pair.RightId);
        await pair.SubmitAsync(id);
        (await coach.ReadProposalAsync(id, Ct)).ShouldBeNull();
        (await coach.ReadReviewDeskAsync(id, Ct)).ShouldBeNull();
        (await coach.ReadClinicAsync(clinic, Ct))!.Drafts.ShouldBeEmpty();
        await RefusedAsync(() => coach.WriteNoteAsync(id, new(null, "One more thing.", null, false), Ct), HttpStatusCode.NotFound);
        (await proposals.As(round.Chair, Roles.Committee, Roles.Chair).ReadProposalAsync(id, Ct))!.Coaching.ShouldBeNull();
        (await Facilitator().ReadProposalAsync(id, Ct))!.Coaching.ShouldBeNull();
        (await pair.Left.ReadProposalAsync(id, Ct))!.Coaching!.Notes.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_coach_outside_the_committee_reads_the_draft_as_long_as_the_clinic_is_on()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.WrittenAsync();
        var person = await proposals.PersonAsync(Roles.Facilitator);
        var coach = proposals.As(person, Roles.Facilitator);
        var (before, during) = (await ClinicAsync(round, 2, 3, person), await ClinicAsync(round, -1, 0, person));

        await pair.Left.BringToClinicAsync(id, before, Ct);
        (await coach.ReadProposalAsync(id, Ct)).ShouldBeNull("the clinic has not begun");
        await pair.Left.BringToClinicAsync(id, during, Ct);
        (await coach.ReadProposalAsync(id, Ct)).ShouldNotBeNull();
        (await Facilitator().ReadProposalAsync(id, Ct)).ShouldBeNull("somebody else of the same team does not coach it");

        await EndAsync(during, person);
        (await coach.ReadProposalAsync(id, Ct)).ShouldBeNull("the clinic is over");
        await RefusedAsync(() => coach.WriteNoteAsync(id, new(null, "Too late.", null, false), Ct), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Members_answer_a_request_for_change_as_done_or_declined_with_a_reason()
    {
        var (round, pair, id, coach) = await CoachedAsync();
        var stranger = await proposals.PairAsync(round);
        var asked = (await coach.WriteNoteAsync(id, new(null, "Add the commune.", "activities", true), Ct)).Id;
        var noted = (await coach.WriteNoteAsync(id, new(null, "Well done.", null, false), Ct)).Id;
        async Task<CoachNoteItem> NoteAsync(Guid note) => (await pair.Left.ReadProposalAsync(id, Ct))!.Coaching!.Notes.Single(item => item.Id == note);
        async Task Answer(ProposalsClient who, Guid note, ChangeState? state, string? answer) => await who.AnswerNoteAsync(id, note, new(state, answer), (await NoteAsync(note)).Version, Ct);

        await RefusedAsync(() => Answer(pair.Left, asked, ChangeState.Declined, "  "), HttpStatusCode.UnprocessableEntity, "note.reason_missing");
        await RefusedAsync(() => Answer(pair.Left, asked, ChangeState.Open, "Reopen"), HttpStatusCode.UnprocessableEntity, "note.answer");
        await RefusedAsync(() => Answer(pair.Left, asked, null, "What?"), HttpStatusCode.BadRequest);
        await RefusedAsync(() => Answer(pair.Left, noted, ChangeState.Done, null), HttpStatusCode.UnprocessableEntity, "note.no_request");
        await RefusedAsync(() => Answer(coach, asked, ChangeState.Done, null), HttpStatusCode.Forbidden);
        await RefusedAsync(() => Answer(stranger.Left, asked, ChangeState.Done, null), HttpStatusCode.NotFound);
        await RefusedAsync(() => pair.Left.AnswerNoteAsync(id, Guid.CreateVersion7(), new(ChangeState.Done, null), 1, Ct), HttpStatusCode.NotFound);

        var seen = (await NoteAsync(asked)).Version;
        await Answer(pair.Right, asked, ChangeState.Declined, "The commune is not settled yet.");
        await RefusedAsync(() => pair.Left.AnswerNoteAsync(id, asked, new(ChangeState.Done, null), seen, Ct), HttpStatusCode.PreconditionFailed);
        var declined = await NoteAsync(asked);
        (declined.Change, declined.Answer).ShouldBe((ChangeState.Declined, "The commune is not settled yet."));
        await Answer(pair.Left, asked, ChangeState.Done, null);
        (await NoteAsync(asked)).Change.ShouldBe(ChangeState.Done);
        (await coach.ReadProposalAsync(id, Ct))!.Coaching!.Notes[0].Change.ShouldBe(ChangeState.Done);
    }

    [Fact]
    public async Task A_coach_who_comes_later_is_involved_in_what_was_brought_before()
    {
        var (round, _, id, _) = await CoachedAsync();
        var clinic = (await Facilitator().ReadRoundAsync(round.RoundId, Ct))!.Clinics.ShouldHaveSingleItem();
        var page = (await Facilitator().ReadClinicAsync(clinic.Id, Ct))!;

        await Facilitator().ChangeClinicAsync(clinic.Id, Told(-1, 1, round.Member, round.Substitute), page.Version, Ct);

        (await proposals.InDatabaseAsync(db => db.Involvements.Where(involvement => involvement.ProposalId == new Id<CCoP.Proposals.Domain.Proposal>(id)).Select(involvement => involvement.PersonId).ToListAsync(Ct)))
            .ShouldBe([round.Member, round.Substitute], ignoreOrder: true);
        await RefusedAsync(() => Facilitator().ChangeClinicAsync(clinic.Id, Told(0, 1, round.Member), page.Version, Ct), HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task What_is_no_clinic_is_refused()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var (facilitator, coach) = (Facilitator(), round.Member);
        Task Call(NewClinic clinic) => facilitator.CallClinicAsync(round.RoundId, clinic, Ct);

        await RefusedAsync(() => Call(Told(2, 1, coach)), HttpStatusCode.UnprocessableEntity, "clinic.dates");
        await RefusedAsync(() => Call(Told(1, 31, coach)), HttpStatusCode.UnprocessableEntity, "clinic.after_deadline");
        await RefusedAsync(() => Call(Told(1, 2)), HttpStatusCode.UnprocessableEntity, "clinic.coach_missing");
        await RefusedAsync(() => Call(Told(1, 2, Guid.CreateVersion7())), HttpStatusCode.UnprocessableEntity, "clinic.coach_unknown");
        await RefusedAsync(() => Call(Told(1, 2, coach) with { Province = "KH-26" }), HttpStatusCode.BadRequest, "province.unknown");
        await RefusedAsync(() => Call(Told(1, 2, coach) with { Title = new(" ") }), HttpStatusCode.BadRequest);
        await RefusedAsync(() => Call(Told(1, 2, coach) with { Place = new('ក', 201) }), HttpStatusCode.BadRequest);
        await RefusedAsync(() => facilitator.CallClinicAsync(Guid.CreateVersion7(), Told(1, 2, coach), Ct), HttpStatusCode.NotFound);
        await RefusedAsync(() => pair.Left.CallClinicAsync(round.RoundId, Told(1, 2, coach), Ct), HttpStatusCode.Forbidden);
        (await facilitator.ReadRoundAsync(round.RoundId, Ct))!.Clinics.ShouldBeEmpty();

        var told = Told(0, 1, coach) with { Id = Guid.CreateVersion7() };
        await Call(told);
        await Call(told);
        (await facilitator.ReadRoundAsync(round.RoundId, Ct))!.Clinics.ShouldHaveSingleItem().Place.ShouldBe("Sangkat Toul Tompoung");
        await RefusedAsync(() => Call(told with { Title = new("Another") }), HttpStatusCode.Conflict, "record.duplicate");
    }

    [Fact]
    public async Task Only_a_draft_of_the_round_is_brought_by_its_members_before_the_clinic_is_over()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.WrittenAsync();
        var clinic = await ClinicAsync(round, 0, 1, round.Member);
        var elsewhere = await ClinicAsync(await proposals.RoundAsync(), 0, 1, round.Member);

        await RefusedAsync(() => pair.Left.BringToClinicAsync(id, elsewhere, Ct), HttpStatusCode.UnprocessableEntity, "clinic.other_round");
        await RefusedAsync(() => pair.Left.BringToClinicAsync(id, Guid.CreateVersion7(), Ct), HttpStatusCode.NotFound);
        var stranger = await proposals.PairAsync(round);
        await RefusedAsync(() => stranger.Left.BringToClinicAsync(id, clinic, Ct), HttpStatusCode.NotFound);
        var over = await ClinicAsync(round, -2, -1, round.Member);
        await RefusedAsync(() => pair.Left.BringToClinicAsync(id, over, Ct), HttpStatusCode.UnprocessableEntity, "clinic.over");
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await pair.SignAsync(id, pair.Right, pair.RightId);
        await pair.SubmitAsync(id);
        await RefusedAsync(() => pair.Left.BringToClinicAsync(id, clinic, Ct), HttpStatusCode.UnprocessableEntity, "clinic.handed_in");
    }

    [Fact]
    public async Task What_is_no_note_is_refused()
    {
        var (_, pair, id, coach) = await CoachedAsync();

        await RefusedAsync(() => coach.WriteNoteAsync(id, new(null, " ", null, false), Ct), HttpStatusCode.BadRequest);
        await RefusedAsync(() => coach.WriteNoteAsync(id, new(null, new('ក', 2_001), null, false), Ct), HttpStatusCode.BadRequest);
        await RefusedAsync(() => coach.WriteNoteAsync(id, new(null, "About?", "members", true), Ct), HttpStatusCode.UnprocessableEntity, "note.part");
        await RefusedAsync(() => pair.Left.WriteNoteAsync(id, new(null, "From a member.", null, false), Ct), HttpStatusCode.NotFound);
        var note = new NewNote(Guid.CreateVersion7(), "Once.", null, false);
        await coach.WriteNoteAsync(id, note, Ct);
        await coach.WriteNoteAsync(id, note, Ct);
        await RefusedAsync(() => coach.WriteNoteAsync(id, note with { Text = "Twice." }, Ct), HttpStatusCode.Conflict, "record.duplicate");
        (await pair.Left.ReadProposalAsync(id, Ct))!.Coaching!.Notes.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Only_people_see_who_coaches()
    {
        var (round, _, _, _) = await CoachedAsync();

        (await proposals.Importer.ReadRoundAsync(round.RoundId, Ct))!.Clinics.ShouldHaveSingleItem().Coaches.ShouldBeEmpty();
        (await Facilitator().ReadRoundAsync(round.RoundId, Ct))!.Clinics.ShouldHaveSingleItem().Coaches.ShouldHaveSingleItem().ShouldStartWith("Somebody");
        (await Facilitator().ListCoachesAsync(Ct)).Items.Select(coach => coach.PersonId).ShouldContain(round.Member);
    }

    private async Task<(Committee Round, Pair Pair, Guid Id, ProposalsClient Coach)> CoachedAsync()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.WrittenAsync();
        await pair.Left.BringToClinicAsync(id, await ClinicAsync(round, 0, 1, round.Member), Ct);
        return (round, pair, id, proposals.As(round.Member, Roles.Committee));
    }

    private NewClinic Told(int from, int to, params IReadOnlyList<Guid> coaches) =>
        new(null, new("Clinic on drafts", "សិក្ខាសាលាពិគ្រោះយោបល់"), Today.AddDays(from), Today.AddDays(to), "KH-12", "Sangkat Toul Tompoung", coaches);

    private async Task<Guid> ClinicAsync(Committee round, int from, int to, params IReadOnlyList<Guid> coaches) =>
        (await Facilitator().CallClinicAsync(round.RoundId, Told(from, to, coaches), Ct)).Id;

    private async Task EndAsync(Guid clinic, Guid coach) =>
        await Facilitator().ChangeClinicAsync(clinic, Told(-2, -1, coach), (await Facilitator().ReadClinicAsync(clinic, Ct))!.Version, Ct);

    private ProposalsClient Facilitator() => proposals.As(Guid.CreateVersion7(), Roles.Facilitator);
}
