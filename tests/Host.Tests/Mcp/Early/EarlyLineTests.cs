using System.Collections.Concurrent;
using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Host.Tests;

public sealed class EarlyLineTests : IDisposable
{
    private const string Greeting = """{"jsonrpc":"2.0","id":"a","method":"initialize","params":{"v":1}}""";
    private const string Ready = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";
    private const string List = """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""";
    private const string Changed = """{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}""";

    private readonly DataFolderForTest _folder = new();
    private readonly BlockingCollection<string> _heard = [];
    private readonly TaskCompletionSource<Result<IHostLine>> _opening = new();
    private readonly FarHost _host = new();

    public void Dispose()
    {
        _heard.Dispose();
        _host.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_is_remembered_is_answered_before_the_host_is_there_and_the_host_is_told_all_of_it_in_order()
    {
        Learn("[1]");
        using var line = Begin(out var receiving);
        Say(line, Greeting, Ready, List);
        Assert.Equal("""{"jsonrpc":"2.0","id":"a","result":{"g":1}}""", Heard());
        Assert.Equal("""{"jsonrpc":"2.0","id":2,"result":[1]}""", Heard());

        _opening.SetResult(_host);
        Say(line, """{"jsonrpc":"2.0","id":3,"method":"ping"}""");
        Assert.Equal([Greeting, Ready, List, """{"jsonrpc":"2.0","id":3,"method":"ping"}"""], _host.Told(4));
        _host.Say("""{"result":{"g":1},"id":"a"}""", """{"result":[1],"id":2}""", """{"result":{},"id":3}""");
        Assert.Equal("""{"result":{},"id":3}""", Heard());
        End(line, receiving);
    }

    [Fact]
    public void Where_the_list_has_become_another_the_client_is_told_and_the_next_is_remembered()
    {
        Learn("[1]");
        using (var line = Begin(out var receiving))
        {
            Say(line, Greeting, Ready, List);
            _ = (Heard(), Heard());
            _opening.SetResult(_host);
            _host.Say("""{"result":{"g":1},"id":"a"}""", """{"result":[2],"id":2}""");
            Assert.Equal(Changed, Heard());
            End(line, receiving);
        }

        Assert.Equal("[2]", Recalled().To("tools/list", string.Empty));
    }

    [Fact]
    public void A_list_from_before_all_plugins_were_there_is_not_remembered()
    {
        Learn("[1]");
        using (var line = Begin(out var receiving, settled: false))
        {
            Say(line, Greeting, List);
            _opening.SetResult(_host);
            _host.Say("""{"result":[2],"id":2}""");
            _ = (Heard(), Heard());
            Assert.Equal(Changed, Heard());
            End(line, receiving);
        }

        Assert.Equal("[1]", Recalled().To("tools/list", string.Empty));
    }

    [Fact]
    public void Another_question_waits_for_the_host_and_is_answered_by_it_alone()
    {
        Learn("[1]");
        using var line = Begin(out var receiving);
        const string Other = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"v":2}}""";
        var saying = Task.Run(() => Say(line, Other));
        Assert.False(saying.IsCompleted);
        _opening.SetResult(_host);
        Assert.Equal([Other], _host.Told(1));
        _host.Say("""{"result":{"g":2},"id":1}""");
        Assert.Equal("""{"result":{"g":2},"id":1}""", Heard());
        End(line, receiving);
    }

    [Fact]
    public void Who_asks_twice_is_answered_twice_and_no_more()
    {
        Learn("[1]");
        using var line = Begin(out var receiving);
        const string Other = """{"jsonrpc":"2.0","id":3,"method":"tools/list"}""";
        Say(line, Greeting, Ready, List, Other);
        _ = (Heard(), Heard(), Heard());
        _opening.SetResult(_host);
        _host.Say("""{"result":{"g":1},"id":"a"}""", """{"result":[1],"id":2}""", """{"result":[1],"id":3}""", """{"method":"after"}""");
        Assert.Equal("""{"method":"after"}""", Heard());
        End(line, receiving);
    }

    [Fact]
    public void Who_says_much_before_the_host_is_there_waits_for_it()
    {
        Learn("[1]");
        using var line = Begin(out var receiving);
        for (var time = 0; time < 16; time++)
        {
            Say(line, List);
        }

        var saying = Task.Run(() => Say(line, List));
        Assert.False(saying.IsCompleted);
        _opening.SetResult(_host);
        Assert.Equal(17, _host.Told(17).Count());
        End(line, receiving);
    }

    [Fact]
    public void What_is_no_message_is_for_the_host_to_answer()
    {
        Learn("[1]");
        using var line = Begin(out var receiving);
        byte[] noText = [.. """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"v":" """u8, 0xC3, 0x28, .. "\"}}"u8];
        _opening.SetResult(_host);
        line.Send("garbage"u8.ToArray(), more: false);
        line.Send(noText, more: false);
        Assert.Equal(["garbage", Encoding.UTF8.GetString(noText)], _host.Told(2));
        End(line, receiving);
    }

    [Fact]
    public async Task A_host_that_cannot_start_ends_the_line_and_nobody_waits_for_it()
    {
        Learn("[1]");
        using var line = Begin(out var receiving);
        Say(line, Greeting);
        _opening.SetResult(new Error("port-taken", "No."));
        Say(line, """{"jsonrpc":"2.0","id":3,"method":"ping"}""");
        line.End();
        await receiving.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Single(_heard);
    }

    private EarlyLine Begin(out Task receiving, bool settled = true)
    {
        var line = new EarlyLine(Recalled(), () => _opening.Task.GetAwaiter().GetResult(), () => settled);
        receiving = Task.Run(() => line.Receive(message => _heard.Add(Encoding.UTF8.GetString(message.Span))));
        return line;
    }

    private static void End(EarlyLine line, Task receiving)
    {
        line.End();
        Assert.True(receiving.Wait(TimeSpan.FromSeconds(60)));
    }

    private static void Say(EarlyLine line, params string[] messages)
    {
        foreach (var message in messages)
        {
            line.Send(Encoding.UTF8.GetBytes(message), more: false);
        }
    }

    private string Heard() => _heard.TryTake(out var heard, TimeSpan.FromSeconds(60)) ? heard : throw new InvalidOperationException("Nothing was heard.");

    private EarlyAnswers Recalled()
    {
        var answers = new EarlyAnswers(new HostSettings(_folder.Inside("data"), 0, _folder.Inside("plugins.json"), _folder.Inside("bundled"), Verbose: false), null, new ClientQuery(null, null));
        answers.Recall();
        return answers;
    }

    private void Learn(string list)
    {
        var answers = Recalled();
        answers.Learn("initialize", """{"v":1}""", """{"g":1}""");
        answers.Learn("tools/list", string.Empty, list);
        answers.Keep();
    }

    /// <summary>The other end of a line.</summary>
    private sealed class FarHost : IHostLine
    {
        private readonly BlockingCollection<string> _told = [];
        private readonly BlockingCollection<string> _says = [];

        public void Say(params string[] messages) => Array.ForEach(messages, _says.Add);

        public IEnumerable<string> Told(int count) => _told.GetConsumingEnumerable().Take(count);

        public void Send(ReadOnlyMemory<byte> message, bool more) => _told.Add(Encoding.UTF8.GetString(message.Span));

        public void End() => _says.CompleteAdding();

        public void Receive(Action<ReadOnlyMemory<byte>> heard)
        {
            foreach (var message in _says.GetConsumingEnumerable())
            {
                heard(Encoding.UTF8.GetBytes(message));
            }
        }

        public void Dispose() => _says.CompleteAdding();
    }
}
