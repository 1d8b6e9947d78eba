using System.Security.Cryptography;
using CCoP.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace CCoP.Web.Session;

/// <summary>Keeps who is signed in, with their tokens, in the database: the browser's cookie carries only a random id.</summary>
internal sealed class SessionStore(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock) : ITicketStore
{
    private const string IdItem = "session";

    private readonly IDataProtector protector = protection.CreateProtector("sessions");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WebDb>();
        var now = clock.GetUtcNow();
        await db.Sessions.Where(session => session.EndsAt < now).ExecuteDeleteAsync();
        var id = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        db.Add(new SavedSession { Id = id, Ticket = Protected(ticket), EndsAt = End(ticket) });
        await db.SaveChangesAsync();
        return id;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) => ChangeAsync(key, _ => Task.FromResult<AuthenticationTicket?>(ticket), CancellationToken.None);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var saved = await scope.ServiceProvider.GetRequiredService<WebDb>().Sessions.AsNoTracking()
            .SingleOrDefaultAsync(session => session.Id == key && session.EndsAt > now);
        if (saved is null)
        {
            return null;
        }

        var ticket = Ticket(saved);
        ticket.Properties.Items[IdItem] = key;
        return ticket;
    }

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WebDb>().Sessions.Where(session => session.Id == key).ExecuteDeleteAsync();
    }

    /// <summary>The id of the session that a request's ticket was read from.</summary>
    public static string? Id(AuthenticationProperties properties) => properties.Items.TryGetValue(IdItem, out var id) ? id : null;

    /// <summary>
    /// Changes a session while nobody else does, in any replica. The change sees it as it is now; null means it stays.
    /// Answers the session after the change, or null when it is gone.
    /// </summary>
    public async Task<AuthenticationTicket?> ChangeAsync(string key, Func<AuthenticationTicket, Task<AuthenticationTicket?>> change, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WebDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var saved = await db.Sessions.FromSql($"SELECT * FROM sessions WHERE id = {key} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (saved is null)
        {
            return null;
        }

        var current = Ticket(saved);
        if (await change(current) is { } changed)
        {
            (saved.Ticket, saved.EndsAt) = (Protected(changed), End(changed));
            await db.SaveChangesAsync(ct);
            current = changed;
        }

        await transaction.CommitAsync(ct);
        return current;
    }

    private AuthenticationTicket Ticket(SavedSession saved) => TicketSerializer.Default.Deserialize(protector.Unprotect(saved.Ticket))!;

    private byte[] Protected(AuthenticationTicket ticket) => protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private DateTimeOffset End(AuthenticationTicket ticket) => ticket.Properties.ExpiresUtc ?? clock.GetUtcNow() + SignIn.SessionLife;
}
