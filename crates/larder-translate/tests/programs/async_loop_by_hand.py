import asyncio
loop = asyncio.get_event_loop()
async def m():
    print('x'); return 1
print(loop.run_until_complete(m()))
loop.close()