using System.Buffers.Text;
using System.Text;
using Playbooks.Functions.Settings;
using Playbooks.Functions.SignIn.Sessions;

namespace Playbooks.Functions.Tests.SignIn;

public sealed class SessionTests
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef");
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_sealed_is_opened_by_every_process_with_the_secret_and_by_no_other()
    {
        using var here = new Seal(Secret, "session");
        using var there = new Seal(Secret, "session");
        using var other = new Seal([.. Secret.Reverse()], "session");
        using var purpose = new Seal(Secret, "sign-in");
        var closed = here.Close("content"u8);

        Assert.Equal("content"u8.ToArray(), there.Open(closed));
        Assert.Null(other.Open(closed));
        Assert.Null(purpose.Open(closed));
        Assert.NotEqual(closed, here.Close("content"u8));
    }

    [Fact]
    public void Whatever_is_changed_of_it_makes_it_worthless()
    {
        using var seal = new Seal(Secret, "session");
        var closed = seal.Close("content"u8);
        var bytes = Base64Url.DecodeFromChars(closed);

        Assert.Equal("content"u8.ToArray(), seal.Open(Base64Url.EncodeToString(bytes)));
        Assert.All(Enumerable.Range(0, bytes.Length * 8), bit => Assert.Null(seal.Open(Flipped(bytes, bit))));
        Assert.All(["", "A", "!", new string('A', 5000)], text => Assert.Null(seal.Open(text)));
    }

    [Fact]
    public void Many_requests_seal_and_open_at_the_same_time()
    {
        using var seal = new Seal(Secret, "session");

        Parallel.For(0, 20_000, i => Assert.Equal($"content {i}", Encoding.UTF8.GetString(seal.Open(seal.Close(Encoding.UTF8.GetBytes($"content {i}"))) ?? [])));
    }

    [Fact]
    public void A_secret_that_could_be_guessed_is_refused() => Assert.Throws<SettingException>(() => new Seal("short"u8, "session"));

    [Fact]
    public void A_session_ends_after_a_working_day_or_an_hour_without_use()
    {
        var session = new Session("id", "i", "s", "n", [], null, At, At);

        Assert.True(session.HoldsAt(At + TimeSpan.FromMinutes(59)));
        Assert.False(session.HoldsAt(At + TimeSpan.FromMinutes(60)));
        Assert.True(session.IsStaleAt(At + TimeSpan.FromMinutes(15)));
        Assert.False((session with { SeenAt = At + TimeSpan.FromHours(7.9) }).HoldsAt(At + TimeSpan.FromHours(8)));
    }

    private static string Flipped(byte[] bytes, int bit)
    {
        byte[] changed = [.. bytes];
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return Base64Url.EncodeToString(changed);
    }
}
