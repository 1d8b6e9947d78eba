using System.Globalization;

namespace CCoP.EndToEnd.Tests.Journeys;

/// <summary>A joint proposal of LiD and WPM, on the pages they and the committee use, until it is approved.</summary>
/// <param name="cost">Of each of the two days of its only activity.</param>
public sealed class JointProposal(Platform platform, LocalText title, Money cost)
{
    public async Task<string> DraftAsync(Person lid, Person wpm)
    {
        await lid.OpenAsync("/proposals/new");
        await lid.PickAsync("Form.RoundId", "Demonstration round");
        await lid.PickAsync("Form.Applicant", "Love is Diversity");
        await lid.TypeAsync(("Form.TitleEn", title.En), ("Form.TitleKm", title.Km!));
        await lid.PressAsync("Start writing");
        var proposal = lid.IdAfter("proposals");

        await lid.OpenAsync($"/proposals/{proposal}/members");
        await lid.PickAsync("Form.OrganisationId", "Women Peace Makers");
        await lid.PressAsync("Send the invitation");

        // What waits for the other one stands on her start page, and leads there.
        await wpm.OpenAsync("/start");
        await wpm.FollowAsync(title.En);
        await wpm.PressAsync("Accept for Women Peace Makers");

        await lid.OpenAsync($"/proposals/{proposal}/basics");
        await lid.PickAsync("Form.OriginEventId", "Linking Toward Inclusive");
        await lid.PressAsync("Save");
        foreach (var (key, writer) in new[] { ("issue", lid), ("idea", wpm), ("common-interest", lid), ("inclusion", wpm), ("learning", lid) })
        {
            await writer.OpenAsync($"/proposals/{proposal}/sections/{key}");
            await writer.TypeAsync(("Form.Text", $"What we agreed on about {key}. យើងសរសេរជាមួយគ្នា។"));
            await writer.PressAsync("Save");
        }

        await lid.OpenAsync($"/proposals/{proposal}/activities");
        await lid.HaveARowAsync("Title", "Add an activity");
        await lid.TypeInRowAsync(0, ("Title", "Screening with families"), ("From", "2027-02-01"), ("To", "2027-02-14"));
        await lid.PickInRowAsync(0, "Province", "Phnom Penh");
        await lid.PressAsync("Save");

        await wpm.OpenAsync($"/proposals/{proposal}");
        await wpm.FollowAsync("Agenda: Screening with families");
        await wpm.TypeInRowAsync(0, ("Title", "Screening and talk"), ("Day", "2027-02-01"), ("Time", "09:00"), ("LedBy", "Both organisations"));
        await wpm.PressAsync("Save");

        await wpm.OpenAsync($"/proposals/{proposal}/budget");
        await wpm.HaveARowAsync("Description", "Add a line");
        await wpm.TypeInRowAsync(0, ("Description", "Screening: hall and equipment"), ("Quantity", "2"), ("Unit", "day"), ("UnitCost.Amount", cost.ToString().Split(' ')[0]));
        await wpm.PickInRowAsync(0, "UnitCost.Currency", cost.Currency);
        await wpm.PickInRowAsync(0, "ActivityId", "Screening");
        await wpm.PickInRowAsync(0, "OrganisationId", "LiD");
        await wpm.PickInRowAsync(0, "Option", "Option 2");
        await wpm.PressAsync("Save and see totals");
        return proposal;
    }

    public static async Task SignAndSubmitAsync(Person lid, Person wpm, string proposal)
    {
        await wpm.OpenAsync($"/proposals/{proposal}/sign");
        await wpm.PressAsync("Sign for Women Peace Makers");

        // One signature is not two, so it cannot be handed in yet; and an edit ends a signature.
        await lid.OpenAsync($"/proposals/{proposal}/submit");
        (await lid.Page.GetByRole(AriaRole.Button, new() { Name = "Hand in this proposal" }).CountAsync()).ShouldBe(0);
        await lid.OpenAsync($"/proposals/{proposal}/sections/idea");
        await lid.TypeAsync(("Form.Text", "A better idea. គំនិតល្អជាង។"));
        await lid.PressAsync("Save");

        await wpm.OpenAsync($"/proposals/{proposal}/sign");
        await wpm.PressAsync("Sign for Women Peace Makers");
        await lid.OpenAsync($"/proposals/{proposal}/sign");
        await lid.PressAsync("Sign for Love is Diversity");
        await lid.OpenAsync($"/proposals/{proposal}/submit");
        await lid.PressAsync("Hand in this proposal");
        await lid.ShouldSayAsync("What happens next");
    }

    public async Task AssessAsync(Person chair, string proposal, string approved)
    {
        // For a member of the committee who works for an applicant the proposal does not exist.
        await using (var conflicted = await platform.SignedInAsync("committee.wpm"))
        {
            (await conflicted.OpenAsync($"/review/{proposal}")).Status.ShouldBe(404);
            await conflicted.OpenAsync("/review");
            (await conflicted.WordsAsync()).ShouldNotContain(title.En);
        }

        foreach (var (userName, points) in new[] { ("committee.two", 4), ("committee.three", 5) })
        {
            await using var member = await platform.SignedInAsync(userName);
            await ScoreAsync(member, proposal, points);
        }

        await ScoreAsync(chair, proposal, 4);
        await chair.OpenAsync($"/decide/{proposal}");
        await chair.CheckAsync("Form.Outcome", "Approve");
        await chair.TypeAsync(("Form.Approved.Amount", approved), ("Form.ReasonEn", "A strong joint idea."), ("Form.ReasonKm", "គំនិតរួមដ៏ល្អ។"));
        await chair.PressAsync("Continue to check");
        await chair.PressAsync("Approve the proposal");
        await chair.ShouldSayAsync("The facilitator or the chair issues the award");
    }

    private static async Task ScoreAsync(Person member, string proposal, int points)
    {
        await member.OpenAsync($"/review/{proposal}");
        (await member.WordsAsync()).ShouldNotContain("The scores so far"); // blind until one's own is in
        for (var criterion = 0; criterion < 5; criterion++)
        {
            await member.CheckAsync(string.Create(CultureInfo.InvariantCulture, $"Form.Scores[{criterion}].Points"), points.ToString(CultureInfo.InvariantCulture));
        }

        await member.PressAsync("Hand in my scores");
        await member.ShouldSayAsync("The scores so far");
    }
}
