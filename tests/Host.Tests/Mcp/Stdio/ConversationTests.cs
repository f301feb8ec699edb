using System.Text;

namespace PluginHost.Host.Tests;

public sealed class ConversationTests
{
    private const string Greeting = """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{}}""";
    private const string Ready = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";

    [Fact]
    public void Another_host_is_told_the_greeting_and_what_is_still_subscribed()
    {
        var told = new Conversation();
        Say(told, Greeting, Ready, Subscribe(1, "a://a"), Subscribe(2, "b://b"), """{"jsonrpc":"2.0","id":3,"method":"resources/unsubscribe","params":{"uri":"a://a"}}""");
        Assert.Equal([Greeting, Ready, Subscribe(2, "b://b")], told.Again().Select(Encoding.UTF8.GetString));
    }

    [Fact]
    public void Another_host_is_told_which_campaign_was_chosen()
    {
        const string Chosen = """{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"select_campaign","arguments":{"campaign":"the-other-shore"}}}""";
        var told = new Conversation();
        Say(told, Greeting, Ready, """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"roll_dice"}}""", Subscribe(2, "a://a"), Chosen);
        Assert.Equal([Greeting, Ready, Chosen, Subscribe(2, "a://a")], told.Again().Select(Encoding.UTF8.GetString));
        Assert.False(Hears(told, """{"jsonrpc":"2.0","id":3,"result":{}}"""));
    }

    [Fact]
    public void Answers_to_what_was_repeated_are_not_heard_twice()
    {
        var told = new Conversation();
        Say(told, Greeting, Ready);
        Assert.True(Hears(told, """{"jsonrpc":"2.0","id":0,"result":{}}"""));
        _ = told.Again();
        Assert.False(Hears(told, """{"jsonrpc":"2.0","id":0,"result":{}}"""));
        Assert.True(Hears(told, """{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}"""));
    }

    [Fact]
    public void What_was_asked_and_not_answered_is_lost_with_its_host()
    {
        var told = new Conversation();
        Say(told, Greeting, """{"jsonrpc":"2.0","id":"x","method":"tools/call"}""", "garbage", """{"jsonrpc":"2.0","id":7,"method":"ping"}""");
        Assert.True(Hears(told, """{"jsonrpc":"2.0","id":7,"result":{}}"""));
        Assert.Equal(["\"x\"", "0"], told.Lost().Order(StringComparer.Ordinal));
        Assert.Empty(told.Lost());
    }

    [Fact]
    public void An_answer_is_known_by_its_id_however_long_it_is_or_whatever_follows_it()
    {
        Assert.Equal("7", Conversation.AnsweredBy("""{"jsonrpc":"2.0","id":7,"result":{"method":"x","id":8}}"""u8.ToArray()));
        Assert.Equal("\"a\"", Conversation.AnsweredBy("""{"result":{"id":1},"id":"a","jsonrpc":"2.0"}"""u8.ToArray()));
        Assert.Null(Conversation.AnsweredBy("""{"jsonrpc":"2.0","id":7,"method":"ping"}"""u8.ToArray()));
        Assert.Null(Conversation.AnsweredBy("""{"jsonrpc":"2.0","id":null,"error":{}}"""u8.ToArray()));
        Assert.Null(Conversation.AnsweredBy("""[{"id":7}]"""u8.ToArray()));
        Assert.Equal("7", Conversation.IdOf("""{"params":{"name":["x"],"uri":{"id":1},"more":[{}]},"id":7,"method":"ping"}"""u8.ToArray()));
        Assert.Null(Conversation.IdOf("""{"id":7,"method":"ping"} and more"""u8.ToArray()));
    }

    [Fact]
    public void Who_never_greeted_has_nothing_to_repeat()
    {
        var told = new Conversation();
        Say(told, """{"jsonrpc":"2.0","id":1,"method":"server/discover"}""");
        Assert.Empty(told.Again());
    }

    private static string Subscribe(int id, string uri) => $$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"resources/subscribe","params":{"uri":"{{{uri}}}"}}""";

    private static void Say(Conversation told, params string[] messages)
    {
        foreach (var message in messages)
        {
            told.Said(Encoding.UTF8.GetBytes(message));
        }
    }

    private static bool Hears(Conversation told, string message) => told.Heard(Encoding.UTF8.GetBytes(message));
}
