<?php
error_log('orders: OPTIONS is not among the routes');
http_response_code(500);
