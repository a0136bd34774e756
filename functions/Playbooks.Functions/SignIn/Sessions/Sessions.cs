using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Playbooks.Functions.Access;

namespace Playbooks.Functions.SignIn.Sessions;

/// <summary>People who signed in with a browser.</summary>
internal sealed class Sessions(SessionCookie<Session> cookie, Register register, TimeProvider time) : ICallers
{
    public ValueTask<Identified> IdentifyAsync(HttpContext context, CancellationToken token)
    {
        if (!cookie.IsIn(context.Request))
        {
            return ValueTask.FromResult<Identified>(new Identified.Nobody());
        }

        var now = time.GetUtcNow();
        if (cookie.Read(context.Request) is not { } session || !session.HoldsAt(now))
        {
            cookie.Remove(context.Response);
            return ValueTask.FromResult<Identified>(new Identified.Nobody());
        }

        if (session.IsStaleAt(now))
        {
            cookie.Write(context.Response, session with { SeenAt = now });
        }

        return ValueTask.FromResult<Identified>(new Identified.As(register.Enter(new ProvenSubject(
            session.Issuer, session.Subject, session.Name, CallerKind.Person, session.Shown, "session:oidc", session.AuthenticatedAt, session.Id))));
    }

    /// <summary>Begins a session for whom the issuer has just proven.</summary>
    public void Begin(HttpResponse response, ProvenSubject subject)
    {
        var now = time.GetUtcNow();
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        cookie.Write(response, new Session(id, subject.Issuer, subject.Id, subject.Name, subject.Shown, subject.AuthenticatedAt, now, now));
    }

    public void End(HttpResponse response) => cookie.Remove(response);
}
