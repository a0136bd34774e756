using System.Text;
using Playbooks.Functions.Triggers;

namespace Playbooks.Functions.Tests.Triggers;

public sealed class QueueItemTests
{
    [Theory]
    [InlineData("""{"Data":{"item":"\"{\\\"run\\\":\\\"run-1\\\"}\""},"Metadata":{"DequeueCount":"5"}}""", 5)]
    [InlineData("""{"Data":{"item":"{\"run\":\"run-1\"}"},"Metadata":{"DequeueCount":2}}""", 2)]
    [InlineData("""{"Data":{"item":{"run":"run-1"}},"Metadata":{"DequeueCount":"\"3\""}}""", 3)]
    [InlineData("""{"Data":{"item":{"run":"run-1"}}}""", 1)]
    [InlineData("""{"Data":{"item":{"run":"run-1"}},"Metadata":{"DequeueCount":"-4"}}""", 1)]
    public void A_wake_is_read_however_often_it_is_wrapped(string body, int attempt) =>
        Assert.Equal(new QueueItem("run-1", attempt, null), QueueItem.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void A_wake_for_later_says_when() =>
        Assert.Equal(
            new QueueItem("run-1", 1, new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero)),
            QueueItem.Read("""{"Data":{"item":"{\"run\":\"run-1\",\"at\":\"2026-02-03T04:05:06Z\"}"}}"""u8.ToArray()));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"Data":null}""")]
    [InlineData("""{"Data":{"item":"\"run-1\""}}""")]
    [InlineData("""{"Data":{"item":"{"}}""")]
    [InlineData("""{"Data":{"item":{"run":5}}}""")]
    [InlineData("""{"Data":{"item":{"run":"RUN"}}}""")]
    [InlineData("""{"Data":{"item":{"run":"run-1\n"}}}""")]
    [InlineData("""{"Data":{"other":{"run":"run-1"}}}""")]
    public void What_is_no_wake_is_none(string body) => Assert.Null(QueueItem.Read(Encoding.UTF8.GetBytes(body)));
}
