using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Media.Tests.Features;

public sealed class ItemTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_repeated_creation_creates_once_and_another_record_with_the_same_id_is_refused()
    {
        var cop = await media.CopAsync();
        var told = cop.New() with { Id = Guid.CreateVersion7() };
        var heard = await media.Bus.ListenAsync<MediaChanged>();
        (await cop.CreatedAsync(told)).ShouldBe(told.Id!.Value);
        (await cop.CreatedAsync(told)).ShouldBe(told.Id.Value);
        (await cop.Representative.ListItemsAsync(Ct)).Items.ShouldHaveSingleItem();
        await RefusedAsync(() => cop.CreatedAsync(told with { Kind = MediaKind.Document }), HttpStatusCode.Conflict, "record.duplicate");
        await heard.OneAsync(one => one.MediaId == told.Id);
        await media.ToldAsync();
        heard.All.Count(one => one.MediaId == told.Id).ShouldBe(1);
    }

    [Fact]
    public async Task A_page_says_what_is_missing_and_what_its_reader_may_do()
    {
        var cop = await media.CopAsync();
        var item = await cop.CreatedAsync(cop.New(people: 3) with { AltText = null });
        var page = await cop.PageAsync(item);
        page.Needs.ShouldBe(new PublicationNeeds(true, true, 3, 0, 0));
        (page.CopName.Km, page.CreatedBy, page.PeopleShown, page.Credit).ShouldBe(("សហគមន៍", "Somebody grantee", 3, "A member of the CoP"));
        (page.MayDescribe, page.MayStatePeople, page.MayRecordConsent, page.MayWithdraw, page.MayReadAccesses).ShouldBe((true, false, true, true, false));
        var facilitator = await cop.PageAsync(item, cop.Facilitator);
        (facilitator.MayDescribe, facilitator.MayStatePeople, facilitator.MayRecordConsent, facilitator.MayWithdraw, facilitator.MayReadAccesses).ShouldBe((true, true, true, true, false));
        var auditor = await cop.PageAsync(item, cop.Auditor);
        (auditor.MayDescribe, auditor.MayStatePeople, auditor.MayRecordConsent, auditor.MayWithdraw, auditor.MayReadAccesses).ShouldBe((false, false, false, false, true));
    }

    [Fact, Trait("Row", "D02")]
    public async Task Staff_correct_how_many_people_are_shown_and_the_consents_follow()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 0);
        var told = await media.Bus.ListenAsync<ConsentChanged>();
        var version = (await cop.PageAsync(item)).Version;
        await cop.Safeguarding.StatePeopleShownAsync(item, new(1), version, Ct);
        (await told.OneAsync(one => one.SubjectId == item)).AllowsPublication.ShouldBeFalse();
        await RefusedAsync(() => cop.Safeguarding.StatePeopleShownAsync(item, new(0), version, Ct), HttpStatusCode.PreconditionFailed, "version.stale");
        await RefusedAsync(() => cop.Representative.StatePeopleShownAsync(item, new(0), version, Ct), HttpStatusCode.Forbidden, "role.missing");
        await cop.ConsentedAsync(item);
        (await told.OneAsync(one => one.SubjectId == item && one.AllowsPublication)).CopId.ShouldBe(cop.Id);
    }

    [Fact]
    public async Task What_is_typed_is_checked_and_Khmer_and_Latin_may_stand_side_by_side()
    {
        var cop = await media.CopAsync();
        var good = cop.New();
        var mixed = await cop.CreatedAsync(good with { Title = new("សុខា Sokha 2024", "សុខា"), Credit = "ក្រុម CoP" });
        (await cop.PageAsync(mixed)).Title.En.ShouldBe("សុខា Sokha 2024");

        var long3000 = new string('ខ', 3_000);
        await RefusedAsync(() => cop.CreatedAsync(good with { Title = new(long3000) }), HttpStatusCode.BadRequest, "text.too_long");
        await RefusedAsync(() => cop.CreatedAsync(good with { AltText = new("Yes", long3000) }), HttpStatusCode.BadRequest, "text.too_long");
        await RefusedAsync(() => cop.CreatedAsync(good with { FileName = long3000 }), HttpStatusCode.BadRequest, "text.too_long");
        await RefusedAsync(() => cop.CreatedAsync(good with { Credit = "a\0b" }), HttpStatusCode.BadRequest, "text.unreadable");
        await RefusedAsync(() => cop.CreatedAsync(good with { PeopleShown = null }), HttpStatusCode.BadRequest, "request.invalid");
        await RefusedAsync(() => cop.CreatedAsync(good with { PeopleShown = -1 }), HttpStatusCode.BadRequest, "request.invalid");
        await RefusedAsync(() => cop.CreatedAsync(good with { CopId = Guid.CreateVersion7() }), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Items_are_listed_page_by_page_the_newest_first()
    {
        var cop = await media.CopAsync();
        List<Guid> made = [];
        for (var number = 0; number < 5; number++)
        {
            made.Insert(0, await cop.CreatedAsync());
        }

        await cop.UploadAsync(made[2], TestFiles.Jpeg(20, 20));
        await cop.PublishAsync(made[2], made[3]);
        var first = await cop.Representative.ListItemsAsync(Ct, limit: 3);
        var second = await cop.Representative.ListItemsAsync(Ct, cursor: first.Next, limit: 3);
        first.Items.Concat(second.Items).Select(card => card.Id).ShouldBe(made);
        second.Next.ShouldBeNull();
        first.Items.Concat(second.Items).Where(card => card.IsPublic).Select(card => card.Id).ShouldBe([made[2]]);
        (await cop.Editor.ListItemsAsync(Ct, cop.Id, MediaState.Ready)).Items.ShouldHaveSingleItem().Id.ShouldBe(made[2]);
    }

    [Fact, Trait("Row", "G08")]
    public async Task Republishing_tells_every_item_and_its_consents_again_with_a_higher_version()
    {
        var cop = await media.CopAsync();
        var item = await cop.ReadyAsync(people: 1);
        var (items, consents) = (await media.Bus.ListenAsync<MediaChanged>(), await media.Bus.ListenAsync<ConsentChanged>());
        await cop.ConsentedAsync(item);
        var before = await consents.OneAsync(one => one.SubjectId == item);

        await media.As(Guid.CreateVersion7(), Roles.Admin).RepublishAsync(Ct);

        var told = await items.OneAsync(one => one.MediaId == item);
        (told.State, told.Renditions.Count, told.AltText!.En, told.CopId).ShouldBe((MediaState.Ready, 3, "Women sit in a circle", cop.Id));
        (await consents.OneAsync(one => one.SubjectId == item && one.Version > before.Version)).AllowsPublication.ShouldBeTrue();
        await RefusedAsync(() => cop.Editor.RepublishAsync(Ct), HttpStatusCode.Forbidden, "role.missing");
    }

    [Fact]
    public async Task A_role_that_has_ended_opens_nothing()
    {
        var cop = await media.CopAsync();
        var item = await cop.CreatedAsync();
        var person = Guid.CreateVersion7();
        var now = media.Clock.GetUtcNow();
        var role = new RoleChanged(Guid.CreateVersion7(), 1, person, "Somebody", Roles.Editor, null, null, now.AddDays(-2), now.AddDays(-1));
        await media.Bus.PublishAsync(role);
        await media.EventuallyAsync(db => Task.FromResult(db.Roles.Any(copy => copy.Id == role.RoleId)), "the role is known");
        (await media.As(person, Roles.Editor).ReadItemAsync(item, Ct)).ShouldBeNull();
    }
}
